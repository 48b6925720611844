import { z } from 'zod';
import { idSchema } from './ids.ts';

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
  'privacy-changed',
  'room-archived',
  'room-unarchived',
  'role-added',
  'role-removed',
  'message-pinned',
  'read-only-set',
  'read-only-removed',
  'user-muted',
  'user-unmuted',
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
  readonly sentAt: string;
  readonly editedAt: string | null;
  readonly editedBy: MessageAuthor | null;
  readonly deletedAt: string | null;
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
});
