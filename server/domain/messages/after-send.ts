import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import type { Context } from '../context.ts';
import { underNextRev } from './change-message.ts';
import { markMentions } from '../notifications/index.ts';
import { mentionedPeople } from './mentions.ts';

type Consequence = (ctx: Context, message: Message, room: Room) => Promise<unknown>;

/** Everything that follows a sent message; each step may safely run twice. */
const consequences: readonly Consequence[] = [
  markMentions,
  noteReply,
  attachFiles,
  learnWords,
  reopenDirectRoom,
  tellParent,
  queuePreviews,
];

export async function afterSend(ctx: Context, message: Message, room: Room): Promise<void> {
  await Promise.all(consequences.map((consequence) => consequence(ctx, message, room)));
}

/** A direct room that somebody had put away comes back with its next message. */
async function reopenDirectRoom(ctx: Context, _message: Message, room: Room): Promise<void> {
  if (room.kind === 'direct') await ctx.models.members.reopen(room._id, ctx.clock.now());
}

/**
 * A thread's first message shows how many answers it has and who follows: its author, whoever answers, whoever is named. The
 * answers are counted, not added up: noting one twice changes nothing.
 */
async function noteReply(ctx: Context, message: Message): Promise<void> {
  if (message.threadId === null) return;
  const { threadId } = message;
  const [root, count] = await Promise.all([
    ctx.models.messages.find(threadId),
    ctx.models.messages.countReplies(threadId),
  ]);
  if (root === null) return;
  const followers = [root.author.id, message.author.id, ...mentionedPeople(message.mentions)];
  await underNextRev(ctx, message.roomId, (rev) =>
    ctx.models.messages.noteReply(threadId, { count, at: message.sentAt, followers, rev }),
  );
}

async function attachFiles(ctx: Context, message: Message): Promise<void> {
  if (message.files.length > 0) await ctx.models.files.attach(message._id);
}

/** New words become findable by their fragments. */
async function learnWords(ctx: Context, message: Message): Promise<void> {
  await ctx.models.searchWords.learn(message.terms);
}

/** The room that a discussion belongs to shows how much is said in it. Nobody waits for that. */
async function tellParent(ctx: Context, _message: Message, room: Room): Promise<void> {
  if (room.parentRoomId !== null) ctx.discussionNews.note(room._id);
}

/** Also after an edit. What a page says of itself is asked for by a job, so that nobody waits for the outside world. */
export async function queuePreviews(ctx: Context, message: Message): Promise<void> {
  if (message.kind !== 'text' || !ctx.settings.get('API_Embed')) return;
  if (!/https?:\/\//i.test(message.body) && (message.links ?? []).length === 0) return;
  await ctx.jobs.add('preview-links', `${message._id}:${message.rev}`, { messageId: message._id });
}
