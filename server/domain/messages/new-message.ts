import { wordsOfAttachments, type Attachment } from '../../contracts/attachment.ts';
import type { MentionView, MessageKind } from '../../contracts/message.ts';
import type { Message, ShownFile } from '../../models/messages.ts';
import { searchTermsOf } from '../../models/search-terms.ts';
import type { Counters } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

interface Given {
  readonly id?: string | undefined;
  readonly roomId: string;
  readonly kind?: MessageKind;
  readonly body?: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly mentions?: readonly MentionView[];
  readonly highlightedFor?: readonly string[];
  readonly alias?: string | null | undefined;
  readonly emoji?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  readonly webhookId?: string | null | undefined;
  readonly files?: readonly ShownFile[];
  readonly attachments?: readonly Attachment[] | undefined;
  readonly quotes?: readonly string[];
  readonly threadId?: string | null | undefined;
  readonly alsoToRoom?: boolean | undefined;
  readonly discussion?: Message['discussion'];
  readonly poll?: Message['poll'];
}

/** A message with everything but its numbers, which the room gives out. */
export function newMessage(
  ctx: Pick<Context, 'clock' | 'newId'>,
  actor: Actor,
  given: Given,
): Omit<Message, keyof Counters> {
  const now = ctx.clock.now();
  return {
    _id: given.id ?? ctx.newId(),
    roomId: given.roomId,
    author: { id: actor.id, username: actor.username, name: actor.name },
    alias: given.alias ?? null,
    emoji: given.emoji ?? null,
    avatarUrl: given.avatarUrl ?? null,
    kind: given.kind ?? 'text',
    body: given.body ?? '',
    ...(given.poll === undefined ? {} : { poll: given.poll }),
    details: given.details ?? {},
    mentions: given.mentions ?? [],
    ...(given.highlightedFor === undefined || given.highlightedFor.length === 0
      ? {}
      : { highlightedFor: given.highlightedFor }),
    files: given.files ?? [],
    ...(given.attachments === undefined || given.attachments.length === 0 ? {} : { attachments: given.attachments }),
    ...(given.quotes === undefined || given.quotes.length === 0 ? {} : { quotes: given.quotes }),
    terms: termsOf(given.body ?? '', given.files ?? [], given.attachments),
    webhookId: given.webhookId ?? null,
    threadId: given.threadId ?? null,
    alsoToRoom: given.alsoToRoom ?? false,
    replyCount: 0,
    lastReplyAt: null,
    followers: [],
    reactions: {},
    pinned: null,
    starredBy: [],
    sentAt: now,
    updatedAt: now,
    editedAt: null,
    editedBy: null,
    deletedAt: null,
    ...(given.discussion === undefined ? {} : { discussion: given.discussion }),
  };
}

/** What a message is found by: the words of its text, of its files' names and of its cards. */
export function termsOf(body: string, files: readonly ShownFile[], attachments: readonly Attachment[] = []): string[] {
  return searchTermsOf([body, ...files.map((file) => file.name), wordsOfAttachments(attachments)].join('\n'));
}
