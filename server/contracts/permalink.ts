/** Of one message. */
export const MOST_QUOTES = 5;

/** A link to a message as people paste it: `<root>/channel/general?msg=<id>`, also to a group, a direct room or into a thread. */
const LINK =
  /https?:\/\/[^\s()<>[\]?#]{1,300}\/(?:channel|group|direct)\/[^\s()<>[\]?#]{1,300}\?[^\s()<>[\]#]{0,300}?\bmsg=([A-Za-z0-9][A-Za-z0-9_.-]{0,63})/g;

/** @returns the ids of the messages of this workspace that a text links to, each once, the first few. */
export function linkedMessages(text: string, rootUrls: readonly string[]): string[] {
  const ids = new Set<string>();
  for (const [link, id] of text.matchAll(LINK)) {
    if (id !== undefined && rootUrls.some((root) => link.startsWith(`${root}/`))) ids.add(id.replace(/[.]+$/, ''));
    if (ids.size === MOST_QUOTES) break;
  }
  return [...ids];
}

/** The text without the empty links by which other clients say what they quote: `[ ](<link>) my answer`. */
export function withoutQuoteLinks(text: string): string {
  return text.replace(/\[\s{0,3}\]\(https?:\/\/[^\s()]{1,700}[?&]msg=[^\s()]{1,64}\)[ \t]*\n?/g, '');
}
