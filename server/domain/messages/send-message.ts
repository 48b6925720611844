import { wordsOfAttachments, type Attachment } from '../../contracts/attachment.ts';
import { DomainError } from '../../contracts/errors.ts';
import type { Message, ShownFile } from '../../models/messages.ts';
import { accessRoomToPost, can, type MemberAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { highlightedMembers } from '../notifications/index.ts';
import { afterSend } from './after-send.ts';
import { mentionsGroup, resolveMentions } from './mentions.ts';
import { checkBody } from './message-body.ts';
import { newMessage } from './new-message.ts';
import { findQuotes } from './quotes.ts';
import type { Unnumbered } from './room-writer.ts';

export interface MessageDraft {
  /** Made by the client before its first try: the idempotency key. */
  readonly id?: string | undefined;
  readonly roomId: string;
  readonly body: string;
  /** The message that this one answers in its thread. */
  readonly threadId?: string | undefined;
  /** An answer that is to stand in the room's timeline too. */
  readonly alsoToRoom?: boolean | undefined;
  /** One's own pending uploads in this room that the message shows. */
  readonly fileIds?: readonly string[] | undefined;
  /** Cards below the text. */
  readonly attachments?: readonly Attachment[] | undefined;
  /** Messages that it quotes, beside those that its text links to. */
  readonly quotes?: readonly string[] | undefined;
  /** The text is its question; `domain/polls` checks it. */
  readonly poll?: Message['poll'];
  /** Shown instead of the author; needs `message-impersonate` unless a webhook writes. */
  readonly alias?: string | undefined;
  readonly emoji?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly webhookId?: string | undefined;
}

/** Characters in all cards of a message. */
const MOST_ATTACHED = 50_000;

/**
 * Sends a message as `actor`. Delivery to other clients is not done here: the insert is the announcement, and
 * `server/changes` carries it from the store to whoever may see it.
 */
export async function sendMessage(ctx: Context, actor: Actor, draft: MessageDraft): Promise<Message> {
  const { roomId, id: messageId = ctx.newId() } = draft;
  // The place in the room's line is taken before anything is waited for: messages keep the order in which they were sent.
  const access = accessRoomToPost(ctx, actor, roomId);
  const message = await ctx.writer.append({
    roomId,
    messageId,
    prepare: async () => prepare(ctx, actor, { ...draft, id: messageId }, await access),
  });

  // A retry finds its own message here; anyone else's id is a clash, and tells nothing about what holds it.
  if (message.author.id !== actor.id || message.roomId !== roomId) throw new DomainError('id-taken');

  ctx.senderMarks.note(message);
  await afterSend(ctx, message, (await access).room);
  return message;
}

async function prepare(ctx: Context, actor: Actor, draft: MessageDraft, access: MemberAccess): Promise<Unnumbered> {
  checkDisguise(ctx, actor, draft, access);
  if (draft.threadId !== undefined) await requireThread(ctx, draft.threadId, draft.roomId);
  const files = await claimFiles(ctx, actor, draft);
  checkAttachments(draft.attachments ?? []);
  const quotes = await findQuotes(ctx, actor, draft.body, draft.quotes);
  const mayBeEmpty = files.length > 0 || quotes.length > 0 || (draft.attachments ?? []).length > 0;
  const body = checkBody(ctx, draft.body, { mayBeEmpty });
  const [mentions, highlightedFor] = await Promise.all([
    resolveMentions(ctx, actor, access, body),
    highlightedMembers(ctx, draft.roomId, body),
  ]);
  const inTimeline = draft.threadId === undefined || draft.alsoToRoom === true;
  return {
    fields: newMessage(ctx, actor, { ...draft, body, mentions, highlightedFor, files, quotes }),
    countsAsUnread: inTimeline,
    forGroup: inTimeline && mentionsGroup(mentions),
  };
}

/** A thread hangs on an ordinary message of the same room; answers do not have answers of their own. */
async function requireThread(ctx: Context, threadId: string, roomId: string): Promise<void> {
  const root = await ctx.models.messages.find(threadId);
  const fits = root !== null && root.roomId === roomId && root.deletedAt === null && root.threadId === null;
  if (!fits) throw new DomainError('thread-not-found');
}

async function claimFiles(ctx: Context, actor: Actor, draft: MessageDraft): Promise<readonly ShownFile[]> {
  if (draft.fileIds === undefined || draft.fileIds.length === 0 || draft.id === undefined) return [];
  const claimed = await ctx.models.files.claim(draft.fileIds, { userId: actor.id, roomId: draft.roomId }, draft.id);
  const byId = new Map(claimed.map((file) => [file._id, file]));
  return draft.fileIds.map((id) => {
    const file = byId.get(id);
    if (file === undefined) throw new DomainError('file-not-found');
    const { name, type, size, image, description = '' } = file;
    return { id, name, type, size, image, ...(description === '' ? {} : { description }) };
  });
}

/** What is shown of one message has an end; a card without a word or picture is nothing. */
function checkAttachments(attachments: readonly Attachment[]): void {
  const length = wordsOfAttachments(attachments).length;
  if (length > MOST_ATTACHED) throw new DomainError('message-too-long', { limit: MOST_ATTACHED, length });
}

function checkDisguise(ctx: Context, actor: Actor, draft: MessageDraft, access: MemberAccess): void {
  const disguised = draft.alias ?? draft.emoji ?? draft.avatarUrl;
  if (disguised === undefined || draft.webhookId !== undefined) return;
  if (!can(ctx, actor, 'message-impersonate', access.member))
    throw new DomainError('not-allowed', { permission: 'message-impersonate' });
}
