import type { Message } from '../../models/messages.ts';
import { pollText } from '../polls/index.ts';

/** A message as it stands in a JSON export. */
export function messageRecord(message: Message) {
  return {
    id: message._id,
    time: message.sentAt.toISOString(),
    author: { username: message.author.username, name: message.author.name },
    kind: message.kind,
    text: textOf(message),
    ...(message.threadId === null ? {} : { thread: message.threadId }),
    ...(message.editedAt === null ? {} : { editedAt: message.editedAt.toISOString() }),
    files: message.files.map(({ id, name, type, size }) => ({ path: filePath({ id, name }), name, type, size })),
  };
}

/** Where a file lies within the archive. Names of people’s files are no paths. */
export function filePath({ id, name }: { readonly id: string; readonly name: string }): string {
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_');
  return `files/${id}-${safe.slice(-120)}`;
}

export function htmlHead(title: string): string {
  const style =
    'body{font:15px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}' +
    'article{margin:0 0 .9rem}time{color:#5b5a55;font-size:.85em}p{margin:.15rem 0;white-space:pre-wrap}.thread{margin-inline-start:2rem}';
  const name = escapeHtml(title);
  return `<!doctype html><html><head><meta charset="utf-8"><title>${name}</title><style>${style}</style></head><body><h1>${name}</h1>\n`;
}

export const HTML_FOOT = '</body></html>\n';

/** `withFiles`: the archive holds the files that it links to. */
export function messageHtml(message: Message, { withFiles = true } = {}): string {
  const files = message.files.map(({ id, name }) =>
    withFiles
      ? `<p><a href="${escapeHtml(encodeURI(filePath({ id, name })))}">${escapeHtml(name)}</a></p>`
      : `<p>${escapeHtml(name)}</p>`,
  );
  const thread = message.threadId === null ? '' : ' class="thread"';
  const who = escapeHtml(message.alias ?? message.author.name);
  const time = message.sentAt.toISOString();
  return `<article${thread}><strong>${who}</strong> <time datetime="${time}">${time.slice(0, 16).replace('T', ' ')}</time><p>${escapeHtml(textOf(message))}</p>${files.join('')}</article>\n`;
}

export function textOf(message: Message): string {
  if (message.poll !== undefined && message.poll !== null) return pollText(message.body, message.poll);
  if (message.kind === 'text') return message.body;
  const details = Object.values(message.details).filter((value) => value !== '');
  return `(${[message.kind, ...details].join(': ')})`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
