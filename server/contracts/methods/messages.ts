import { z } from 'zod';
import { idSchema } from '../ids.ts';
import {
  messageDraftSchema,
  type ErasedView,
  type MessageAuthor,
  type MessageView,
  type VersionView,
} from '../message.ts';
import type { MembershipView, RoomView } from '../room.ts';
import { rangeSchema } from './range.ts';

export const messagesInputs = {
  'message:send': messageDraftSchema,
  'message:edit': z.object({ messageId: idSchema, body: z.string() }),
  'message:delete': z.object({ messageId: idSchema }),
  /** Newest first when neither bound is given; `before`/`after` are seqs, exclusive. Rows come in ascending seq. */
  'message:page': z.object({
    roomId: idSchema,
    before: z.number().int().optional(),
    after: z.number().int().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  /** A window around one message, for permalinks. */
  'message:around': z.object({
    roomId: idSchema,
    messageId: idSchema,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  /** `{roomId: rev}` of all that the client holds; see data and delivery, catch-up. */
  'message:catch-up': z.object({
    rooms: z
      .record(idSchema, z.number().int().min(0))
      .refine((rooms) => Object.keys(rooms).length <= 2_000, 'are too many rooms at once'),
  }),
  'message:react': z.object({ messageId: idSchema, emoji: z.string().min(1).max(70), on: z.boolean().optional() }),
  'message:pin': z.object({ messageId: idSchema, pinned: z.boolean() }),
  'message:star': z.object({ messageId: idSchema, starred: z.boolean() }),
  /** Takes the previews of its links off one's own message. */
  'message:hide-links': z.object({ messageId: idSchema }),
  'message:versions': z.object({ messageId: idSchema }),
  'message:receipts': z.object({ messageId: idSchema }),
  /** Tells the moderators of a message. */
  'message:report': z.object({ messageId: idSchema, description: z.string().min(1).max(1000) }),
  /** Folds what somebody writes in a room, for the caller alone. */
  'room:ignore': z.object({ roomId: idSchema, userId: idSchema, ignored: z.boolean() }),
  /** The seq up to which everybody in the room has read; afterwards `room:read-by-all` tells. */
  'room:read-by-all': z.object({ roomId: idSchema }),
  /** Deleted messages of a room that were kept, for auditors; latest deletion first. */
  'message:erased': rangeSchema.extend({ roomId: idSchema }),
  /** Those of some messages that the asker may see, in no order; for quotes. */
  'message:quoted': z.object({ messageIds: z.array(idSchema).min(1).max(100) }),
  /** Lists beside the timeline, newest first. `starred` and `mentions` look into all one's rooms when no room is named. */
  'message:list': rangeSchema.extend({
    list: z.enum(['pinned', 'starred', 'mentions']),
    roomId: idSchema.optional(),
  }),
  'message:search': z.object({
    text: z.string().max(1000),
    roomId: idSchema.optional(),
    /** The last hit of the page before. */
    behind: z.object({ id: idSchema, sentAt: z.iso.datetime() }).optional(),
    limit: z.number().int().min(1).max(50).default(20),
  }),
} satisfies Record<string, z.ZodType>;

export interface MessagePage {
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** Per room what moved since the client's rev; `reset`: too much, load the newest page anew; `gone`: no longer yours. */
export type CatchUp =
  | { readonly roomId: string; readonly messages: readonly MessageView[]; readonly room: RoomView }
  | { readonly roomId: string; readonly reset: true; readonly room: RoomView }
  | { readonly roomId: string; readonly gone: true };

/** Somebody has read a message, at the latest then. */
export interface ReceiptView {
  readonly user: MessageAuthor;
  readonly readAt: string;
}

/** A quoted message, and where it stands. */
export interface QuotedView {
  readonly message: MessageView;
  readonly room: Pick<RoomView, 'id' | 'kind' | 'name' | 'displayName'>;
}

export interface MessagesResults {
  'message:send': MessageView;
  'message:edit': MessageView;
  'message:delete': MessageView;
  'message:page': MessagePage;
  'message:around': MessagePage;
  'message:catch-up': readonly CatchUp[];
  'message:react': MessageView;
  'message:pin': MessageView;
  'message:star': Record<never, never>;
  'message:hide-links': MessageView;
  'message:versions': readonly VersionView[];
  'message:erased': readonly ErasedView[];
  'message:receipts': readonly ReceiptView[];
  'message:report': Record<never, never>;
  'room:ignore': MembershipView;
  'room:read-by-all': { readonly seq: number };
  'message:quoted': readonly QuotedView[];
  'message:list': readonly MessageView[];
  'message:search': { readonly messages: readonly MessageView[]; readonly hasMore: boolean };
}
