import { z } from 'zod';
import { fromSlackText, type SlackNames } from './slack-text.ts';
import type { ForeignMessage, Skip } from './source.ts';

const maybeWords = z.string().optional().catch(undefined);
const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/);
/** Enough for what people write; more of it is a trap. */
const MOST = 1_000;

/** A list of which every entry that is of another shape is left out, and the whole of it when it is none. */
function listOf<Entry extends z.ZodType>(entry: Entry) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.slice(0, MOST).flatMap((one): z.output<Entry>[] => {
        const read = entry.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
}

const attachmentSchema = z.object({
  pretext: maybeWords,
  title: maybeWords,
  title_link: maybeWords,
  text: maybeWords,
  fallback: maybeWords,
});

const fileSchema = z.object({
  id: z.string().catch(''),
  name: maybeWords,
  title: maybeWords,
  url_private_download: maybeWords,
  url_private: maybeWords,
});

/** A message of a day's file: api.slack.com/events/message. Of use is what has a type and a time; the rest may be missing. */
export const slackMessageSchema = z.object({
  type: z.string(),
  subtype: maybeWords,
  ts,
  thread_ts: maybeWords,
  user: maybeWords,
  bot_id: maybeWords,
  username: maybeWords,
  text: z.string().catch(''),
  topic: maybeWords,
  name: maybeWords,
  edited: z.object({ ts }).optional().catch(undefined),
  reactions: listOf(z.object({ name: z.string(), users: listOf(z.string()) })),
  files: listOf(fileSchema),
  attachments: listOf(attachmentSchema),
});
export type SlackMessage = z.infer<typeof slackMessageSchema>;

interface Surroundings {
  readonly names: SlackNames;
  /** Id of a file → its entry in the archive. */
  readonly files: ReadonlyMap<string, string>;
  readonly pinned: ReadonlySet<string>;
  readonly skip: Skip;
}

/** Subtypes that are ordinary messages to whoever reads them. */
const SAID = new Set([
  'bot_message',
  'me_message',
  'thread_broadcast',
  'file_share',
  'file_comment',
  'reply_broadcast',
]);

const NEWS: Readonly<Record<string, ForeignMessage['kind']>> = {
  channel_join: 'user-joined',
  group_join: 'user-joined',
  channel_leave: 'user-left',
  group_leave: 'user-left',
  channel_topic: 'topic-changed',
  group_topic: 'topic-changed',
  channel_name: 'room-renamed',
  group_name: 'room-renamed',
  channel_archive: 'room-archived',
  group_archive: 'room-archived',
};

/** @returns null when there is nothing to take over; then `skip` was told. */
export function slackMessageOf(message: SlackMessage, around: Surroundings): ForeignMessage | null {
  const what = `message ${message.ts}`;
  const news = message.subtype === undefined ? undefined : NEWS[message.subtype];
  if (message.type !== 'message') return leftOut('kind-unknown');
  if (message.subtype === 'tombstone') return leftOut('deleted');
  if (message.subtype !== undefined && news === undefined && !SAID.has(message.subtype)) return leftOut('kind-unknown');
  const authorKey = message.user ?? message.bot_id ?? message.username;
  if (authorKey === undefined) return leftOut('author-unknown');

  const files = message.files.map((file) => fileOf(file, around));
  const body = news === undefined ? bodyOf(message, around.names) : '';
  if (news === undefined && body === '' && files.length === 0) return leftOut('empty');
  const isAnswer = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  return {
    key: message.ts,
    authorKey,
    sentAt: timeOf(message.ts),
    editedAt: message.edited === undefined ? null : timeOf(message.edited.ts),
    body: message.subtype === 'me_message' ? `_${body}_` : body,
    kind: news ?? 'text',
    details: news === undefined ? {} : detailsOf(news, message),
    alias: message.user === undefined ? (message.username ?? null) : null,
    threadKey: isAnswer ? (message.thread_ts ?? null) : null,
    alsoToRoom: isAnswer && (message.subtype === 'thread_broadcast' || message.subtype === 'reply_broadcast'),
    reactions: message.reactions.map(({ name, users }) => ({ emoji: name.split('::')[0] ?? name, authorKeys: users })),
    pinned: around.pinned.has(message.ts),
    files,
  };

  function leftOut(reason: Parameters<Skip>[1]): null {
    around.skip(what, reason);
    return null;
  }
}

/** Slack's times are seconds since 1970, with six digits behind the point that make them unique in their room. */
function timeOf(ts: string): Date {
  return new Date(Math.round(Number(ts) * 1000));
}

function detailsOf(kind: ForeignMessage['kind'], message: SlackMessage): Record<string, string> {
  if (kind === 'topic-changed') return { to: message.topic ?? '' };
  if (kind === 'room-renamed') return { to: message.name ?? '' };
  return {};
}

function bodyOf(message: SlackMessage, names: SlackNames): string {
  const texts = [message.text, ...message.attachments.map(attachmentText)];
  return fromSlackText(texts.filter((text) => text !== '').join('\n'), names).trim();
}

function attachmentText({
  pretext,
  title,
  title_link: link,
  text,
  fallback,
}: z.infer<typeof attachmentSchema>): string {
  const heading = title === undefined ? '' : link === undefined ? `*${title}*` : `<${link}|${title}>`;
  const lines = [pretext, heading, text].filter((line) => line !== undefined && line !== '');
  return lines.length > 0 ? lines.join('\n') : (fallback ?? '');
}

function fileOf(file: z.infer<typeof fileSchema>, { files }: Surroundings): ForeignMessage['files'][number] {
  return {
    name: file.name || file.title || file.id || 'file',
    entry: files.get(file.id) ?? null,
    url: file.url_private_download ?? file.url_private ?? null,
  };
}
