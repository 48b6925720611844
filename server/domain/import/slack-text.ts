/** Names for the ids that Slack writes into texts. */
export interface SlackNames {
  readonly userOf: (id: string) => string | undefined;
  readonly channelOf: (id: string) => string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * Slack's text in our markup: `<@U1>` becomes `@ann`, `<#C1|dev>` `#dev`, `<!channel>` `@all`, `<https://a.b|label>`
 * `[label](https://a.b)`; `*bold*`, `_italic_`, `~strike~` and code are the same in both. One pass, linear.
 */
export function fromSlackText(text: string, names: SlackNames): string {
  return text
    .replace(/<([^<>\n]{1,4000})>/g, (whole, inner: string) => linkOf(inner, names) ?? whole)
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

function linkOf(inner: string, names: SlackNames): string | null {
  const bar = inner.indexOf('|');
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? '' : inner.slice(bar + 1);
  const rest = target.slice(1);
  switch (target[0]) {
    case '@':
      return `@${names.userOf(rest) ?? (label.replace(/^@/, '') || rest)}`;
    case '#':
      return `#${names.channelOf(rest) ?? (label || rest)}`;
    case '!':
      return commandOf(rest, label);
    default:
      if (!/^(https?:|mailto:|tel:)/i.test(target)) return null;
      return label === '' || label === target ? target.replace(/^mailto:/i, '') : `[${label}](${target})`;
  }
}

function commandOf(command: string, label: string): string {
  if (command === 'here') return '@here';
  if (command === 'channel' || command === 'everyone' || command === 'group') return '@all';
  // <!subteam^S1|@designers>, <!date^1392734382^{date}|18 February>
  return label || command;
}
