import type { MessageAuthor } from '../../contracts/message.ts';
import type { Message } from '../../models/messages.ts';
import type { Counters } from '../../models/rooms.ts';
import { DomainError } from '../../contracts/errors.ts';
import type { Context } from '../context.ts';
import { newMessage, previewOf, underNextRev } from '../messages/index.ts';

/** A message that was said elsewhere or before. Its id makes it exist once, however often it is written. */
export interface PastMessage {
  readonly id: string;
  readonly author: MessageAuthor;
  readonly body: string;
  readonly sentAt: Date;
  readonly editedAt?: Date | null;
  readonly kind?: Message['kind'];
  readonly details?: Message['details'];
  readonly alias?: string | null;
  readonly emoji?: string | null;
  readonly mentions?: Message['mentions'];
  readonly files?: Message['files'];
  readonly reactions?: Message['reactions'];
  readonly pinned?: Message['pinned'];
  /** The id of the message that this one answers in its thread. */
  readonly threadId?: string | null;
  readonly alsoToRoom?: boolean;
}

/**
 * Appends messages of the past to a room in the order given (oldest first): as many at once as the store takes, with their own
 * times and authors, and without the consequences of sending. They raise the room's counters; `settleHistory` then
 * says that nobody has them unread.
 *
 * Imported ones are unread by nobody from the beginning, whatever else somebody has unread there: like news, they take no number
 * of those that unread counts are made of. And nobody is told of them one by one, but of the room by `announceHistory`.
 * @returns how many were new.
 */
export async function writeHistory(
  ctx: Context,
  roomId: string,
  past: readonly PastMessage[],
  { imported = false }: { readonly imported?: boolean } = {},
): Promise<number> {
  const stored = await ctx.models.messages.findMany(past.map(({ id }) => id));
  // Whoever wrote them may have been killed before it could say so at the first messages of their threads.
  if (imported) await noteReplies(ctx, roomId, stored, imported);
  const known = new Set(stored.map(({ _id }) => _id));
  const fresh = past.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return 0;

  const unnumbered = fresh.map((message) => asMessage(ctx, roomId, message, imported));
  const taken = {
    seq: fresh.length,
    rev: fresh.length,
    rootSeq: unnumbered.filter(countsAsUnread).length,
    groupSeq: 0,
  };
  const newest = unnumbered.findLast(inTimeline);
  const after = await ctx.models.rooms.takeNumbers(
    roomId,
    taken,
    newest === undefined ? null : { lastMessageAt: newest.sentAt, lastMessage: previewOf(newest) },
  );
  if (after === null) throw new DomainError('room-not-found');

  const rows = numbered(unnumbered, after, taken);
  const [allNew] = await Promise.all([
    ctx.models.messages.insertNew(rows),
    ctx.models.searchWords.learn([...new Set(rows.flatMap(({ terms }) => terms))]),
  ]);
  await noteReplies(ctx, roomId, rows, imported);
  await Promise.all(rows.filter(({ files }) => files.length > 0).map(({ _id }) => ctx.models.files.attach(_id)));
  return allNew ? fresh.length : countOurs(ctx, rows);
}

/** Somebody else wrote some of them in this moment. Then theirs stand, and the numbers taken for ours stay unused. */
async function countOurs(ctx: Context, rows: readonly Message[]): Promise<number> {
  const seqs = new Map(rows.map(({ _id, seq }) => [_id, seq]));
  const stored = await ctx.models.messages.findMany([...seqs.keys()]);
  return stored.filter(({ _id, seq }) => seqs.get(_id) === seq).length;
}

/** Whoever looks at the room is told to load it anew. */
export async function announceHistory(ctx: Context, roomId: string): Promise<void> {
  const now = ctx.clock.now();
  await ctx.models.rooms.update(roomId, { historyAt: now, updatedAt: now });
}

/** What was said in the past is news to nobody: all who are in the room have read it. */
export async function settleHistory(ctx: Context, roomId: string): Promise<void> {
  const room = await ctx.models.rooms.find(roomId);
  if (room !== null) await ctx.models.members.markAllRead(roomId, room, ctx.clock.now());
}

function asMessage(ctx: Context, roomId: string, past: PastMessage, imported: boolean): Omit<Message, keyof Counters> {
  const { author } = past;
  const actor = { id: author.id, username: author.username, name: author.name, roles: [], sessionId: null };
  return {
    ...newMessage(ctx, actor, { ...past, roomId }),
    reactions: past.reactions ?? {},
    pinned: past.pinned ?? null,
    sentAt: past.sentAt,
    updatedAt: past.sentAt,
    editedAt: past.editedAt ?? null,
    editedBy: past.editedAt ? author : null,
    ...(imported ? { imported } : {}),
  };
}

function inTimeline(message: Pick<Message, 'threadId' | 'alsoToRoom' | 'kind'>): boolean {
  return message.kind === 'text' && (message.threadId === null || message.alsoToRoom);
}

function countsAsUnread(message: Omit<Message, keyof Counters>): boolean {
  return message.imported !== true && inTimeline(message);
}

function numbered(rows: readonly Omit<Message, keyof Counters>[], after: Counters, taken: Counters): Message[] {
  const next = { seq: after.seq - taken.seq, rev: after.rev - taken.rev, rootSeq: after.rootSeq - taken.rootSeq };
  return rows.map((row) => {
    next.seq += 1;
    next.rev += 1;
    if (countsAsUnread(row)) next.rootSeq += 1;
    return { ...row, ...next, groupSeq: after.groupSeq };
  });
}

/** First messages of threads show how many answers they have now. */
async function noteReplies(ctx: Context, roomId: string, rows: readonly Message[], quiet: boolean): Promise<void> {
  const answered = new Map<string, Message[]>();
  for (const row of rows) {
    if (row.threadId === null) continue;
    const answers = answered.get(row.threadId);
    if (answers === undefined) answered.set(row.threadId, [row]);
    else answers.push(row);
  }
  if (answered.size === 0) return;

  const roots = await ctx.models.messages.findMany([...answered.keys()]);
  const counts = await ctx.models.messages.countRepliesOfAll(roots.map(({ _id }) => _id));
  const due = roots.flatMap((root) => {
    const answers = answered.get(root._id) ?? [];
    const [last, count = 0] = [answers.at(-1), counts.get(root._id)];
    if (last === undefined || root.replyCount >= count) return [];
    const followers = [...new Set([root.author.id, ...answers.map(({ author }) => author.id)])];
    return [{ id: root._id, count, at: last.sentAt, followers }];
  });
  const newest = due.length === 0 ? null : await ctx.models.rooms.takeRevs(roomId, due.length);
  if (newest === null) return;
  const threads = due.map((thread, at) => ({ ...thread, rev: newest - due.length + 1 + at }));
  for (const id of await ctx.models.messages.noteReplies(threads, { quiet }))
    await underNextRev(ctx, roomId, (rev) => ctx.models.messages.stamp(id, rev));
}
