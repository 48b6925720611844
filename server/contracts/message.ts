import { z } from 'zod';
import type { Attachment } from './attachment.ts';
import { idSchema } from './ids.ts';
import type { PollView } from './poll.ts';
import { MOST_QUOTES } from './permalink.ts';

export const systemMessageKinds = [
  'user-joined',
  'user-left',
  'user-added',
  'user-removed',
  'room-created',
  'room-renamed',
  'topic-changed',
  'description-changed',
  'announcement-changed',
  'avatar-changed',
  'privacy-changed',
  'room-archived',
  'room-unarchived',
  'role-added',
  'role-removed',
  'message-pinned',
  'video-call',
  'read-only-set',
  'read-only-removed',
  'user-muted',
  'user-unmuted',
  'user-banned',
  'user-unbanned',
  'reacting-allowed',
  'reacting-disallowed',
  'discussion-created',
  'user-joined-team',
  'user-left-team',
  'user-added-to-team',
  'user-removed-from-team',
  'converted-to-team',
  'converted-to-channel',
  'team-room-added',
  'team-room-removed',
  'team-room-deleted',
] as const;
export type SystemMessageKind = (typeof systemMessageKinds)[number];
export type MessageKind = 'text' | SystemMessageKind;

export interface MessageAuthor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

/** A message as our own client sees it. A deleted one keeps id, seq and rev and nothing of what it said. */
export interface MessageView {
  readonly id: string;
  readonly roomId: string;
  readonly seq: number;
  /** The room's counters as of this message (see RoomView). */
  readonly rootSeq: number;
  readonly groupSeq: number;
  readonly rev: number;
  readonly author: MessageAuthor;
  /** The name and picture that a webhook asked to be shown instead of the author's. */
  readonly alias: string | null;
  readonly emoji: string | null;
  readonly avatarUrl: string | null;
  readonly kind: MessageKind;
  readonly body: string;
  /** What a system message is about, e.g. `{username}` or `{from, to}`. */
  readonly details: Readonly<Record<string, string>>;
  readonly mentions: readonly MentionView[];
  readonly files: readonly FileView[];
  /** Previews of what it links to; they come some moments after it. */
  readonly links: readonly LinkView[];
  /** Cards that programs send. */
  readonly attachments: readonly Attachment[];
  /** Ids of the messages that this one quotes. Who may see them asks for them by `message:quoted`. */
  readonly quotes: readonly string[];
  /** The message that this one answers in its thread; such answers stand in the room's timeline only with `alsoToRoom`. */
  readonly threadId: string | null;
  readonly alsoToRoom: boolean;
  readonly replyCount: number;
  readonly lastReplyAt: string | null;
  /** Ids of those who are told of new answers. */
  readonly followers: readonly string[];
  /** The discussion that this message opened, or that was made from it. */
  readonly discussion: DiscussionSummary | null;
  /** Shortcode without colons → who reacted, in order. */
  readonly reactions: Readonly<Record<string, readonly MessageAuthor[]>>;
  readonly pinned: { readonly at: string; readonly by: MessageAuthor } | null;
  /** The text is the question of a poll. */
  readonly poll?: PollView;
  readonly sentAt: string;
  readonly editedAt: string | null;
  readonly editedBy: MessageAuthor | null;
  readonly deletedAt: string | null;
  /** Of a deleted one: people are shown that something was here, and whose it was; otherwise it names nobody. */
  readonly leavesTrace: boolean;
}

export interface DiscussionSummary {
  readonly roomId: string;
  /** Ordinary messages in it. */
  readonly count: number;
  readonly lastMessageAt: string | null;
}

/** Its address is `/file-upload/<id>/<name>`; of a picture's small copy `?thumb=1` behind that. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** What is on it, in its sender's words: for those who cannot see it, and under it for those who can. */
  readonly description?: string;
  /** Pixels as it is shown, so that its place can be kept before it is loaded. */
  readonly image: {
    readonly width: number;
    readonly height: number;
    readonly thumb: { readonly width: number; readonly height: number } | null;
    /** It moves; its small copy does not. */
    readonly animated?: boolean;
  } | null;
}

/** What the page at an address says of itself. Its picture is `/link-preview/<id>`. */
export interface LinkView {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** The address itself is a picture; then there are no words. */
  readonly isPicture: boolean;
  /** Pixels, so that its place can be kept before it is loaded. */
  readonly image: { readonly width: number; readonly height: number } | null;
}

/** What a message said before an edit. */
export interface VersionView {
  readonly body: string;
  readonly replacedAt: string;
  readonly replacedBy: MessageAuthor;
}

/** A deleted message that was kept for auditors. */
export interface ErasedView {
  readonly messageId: string;
  readonly author: MessageAuthor;
  readonly body: string;
  readonly attachments: readonly Attachment[];
  readonly files: readonly FileView[];
  readonly threadId: string | null;
  readonly sentAt: string;
  readonly erasedAt: string;
  readonly erasedBy: MessageAuthor;
}

export interface ThreadView {
  /** The thread's first message. */
  readonly root: MessageView;
  readonly lastReadSeq: number;
  /** Answers by others since one last read, for followers. */
  readonly unread: number;
}

export interface MentionView {
  /** `all` and `here` stand for groups and have themselves as id. */
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

/** The id is the idempotency key for ever: a retry with it finds its own message. */
export const messageDraftSchema = z.object({
  id: idSchema,
  roomId: idSchema,
  body: z.string(),
  threadId: idSchema.optional(),
  alsoToRoom: z.boolean().optional(),
  /** One's own pending uploads in this room. */
  fileIds: z.array(idSchema).max(10).optional(),
  /** Messages that are answered or passed on. */
  quotes: z.array(idSchema).max(MOST_QUOTES).optional(),
});
