import { z } from 'zod';
import { idSchema } from './ids.ts';
import { messageDraftSchema, type FileView, type MessageView, type ThreadView, type VersionView } from './message.ts';
import { roomNameSchema, roomRoles, type MembershipView, type MemberView, type RoomView } from './room.ts';
import { roomReferenceSchema } from './session.ts';
import { preferencesSchema, presenceStatuses, type SelfView, type UserView } from './user.ts';
import type { ErrorCode, ErrorDetails } from './errors.ts';
import type { PublicSettings } from './settings.ts';

const rangeSchema = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(100).default(50),
});

/**
 * What our own client may ask over Socket.io: `socket.emit(name, input, (reply: MethodReply) => …)`. Every method has its
 * input schema here and one file in `edges/socket/methods`. The answers' types stand in `MethodResults`.
 */
export const methodInputs = {
  /** The whole snapshot that everything else is an event on top of. Ask once per connection, after `events` is listened to. */
  'session:start': z.object({}),

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

  'room:create': z.object({
    kind: z.enum(['channel', 'group']),
    name: roomNameSchema,
    topic: z.string().max(1000).optional(),
    readOnly: z.boolean().default(false),
    memberIds: z.array(idSchema).max(1000).default([]),
  }),
  'room:join': roomReferenceSchema,
  'room:leave': roomReferenceSchema,
  'room:invite': z.object({ roomId: idSchema, userIds: z.array(idSchema).min(1).max(1000) }),
  'room:members': z.object({
    roomId: idSchema,
    filter: z.string().max(100).default(''),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  'room:read': z.object({ roomId: idSchema, seq: z.number().int().min(0) }),
  'room:typing': z.object({ roomId: idSchema, typing: z.boolean() }),
  'room:favorite': z.object({ roomId: idSchema, favorite: z.boolean() }),
  'room:hide': roomReferenceSchema,
  /** One room that the caller may see, member or not (a channel opened by its address). */
  'room:get': z.union([roomReferenceSchema, z.object({ name: roomNameSchema })]),
  /** The direct room of exactly these people and the caller; made when it does not exist. */
  'direct:open': z.object({ userIds: z.array(idSchema).min(0).max(8) }),

  'directory:rooms': z.object({
    filter: z.string().max(100).default(''),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  'directory:users': z.object({
    filter: z.string().max(100).default(''),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  'user:get': z.object({ ids: z.array(idSchema).min(1).max(200) }),
  'user:preferences': preferencesSchema,
  /** Replaces the set of people whose presence this connection is told about. */
  'presence:watch': z.object({ userIds: z.array(idSchema).max(1000) }),
  'presence:set': z.object({ status: z.enum(presenceStatuses), statusText: z.string().max(120).default('') }),
  /** The person at this connection went idle or came back. */
  'presence:activity': z.object({ away: z.boolean() }),

  'message:react': z.object({ messageId: idSchema, emoji: z.string().min(1).max(70), on: z.boolean().optional() }),
  'message:pin': z.object({ messageId: idSchema, pinned: z.boolean() }),
  'message:star': z.object({ messageId: idSchema, starred: z.boolean() }),
  'message:versions': z.object({ messageId: idSchema }),
  /** Lists beside the timeline, newest first. `starred` and `mentions` look into all one's rooms when no room is named. */
  'message:list': rangeSchema.extend({
    list: z.enum(['pinned', 'starred', 'mentions']),
    roomId: idSchema.optional(),
  }),
  'message:search': z.object({
    text: z.string().max(1000),
    roomId: idSchema.optional(),
    /** `sentAt` of the last hit of the page before. */
    before: z.iso.datetime().optional(),
    limit: z.number().int().min(1).max(50).default(20),
  }),
  'thread:read': z.object({
    threadId: idSchema,
    afterSeq: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(200).default(100),
  }),
  'thread:list': rangeSchema.extend({ roomId: idSchema.optional(), following: z.boolean().default(false) }),
  'thread:follow': z.object({ threadId: idSchema, following: z.boolean() }),
  'thread:mark-read': z.object({ threadId: idSchema, seq: z.number().int().min(0) }),
  'room:change': z.object({
    roomId: idSchema,
    name: roomNameSchema.optional(),
    topic: z.string().max(1000).optional(),
    description: z.string().max(5000).optional(),
    announcement: z.string().max(1000).optional(),
    kind: z.enum(['channel', 'group']).optional(),
    readOnly: z.boolean().optional(),
    isDefault: z.boolean().optional(),
  }),
  'room:archive': z.object({ roomId: idSchema, archived: z.boolean() }),
  'room:delete': roomReferenceSchema,
  'room:set-role': z.object({ roomId: idSchema, userId: idSchema, role: z.enum(roomRoles), held: z.boolean() }),
  'room:kick': z.object({ roomId: idSchema, userId: idSchema }),
  'room:mute': z.object({ roomId: idSchema, userId: idSchema, muted: z.boolean() }),
  /** Unread from this message on, or from the newest. */
  'room:mark-unread': z.object({ roomId: idSchema, messageId: idSchema.nullable().default(null) }),
  /** Opens a call of the room: a message with the way in appears. */
  'video:start': z.object({ roomId: idSchema, title: z.string().max(200).optional() }),
  'command:list': z.object({}),
  'command:run': z.object({
    roomId: idSchema,
    /** Without the slash. */
    name: z.string().min(1).max(40),
    params: z.string().max(10_000).default(''),
    threadId: idSchema.optional(),
  }),
  'room:files': rangeSchema.extend({ roomId: idSchema }),

  'webhook:list': z.object({}),
  'webhook:create': z.object({
    name: z.string().trim().min(1).max(100),
    /** `#channel` or `@username`. */
    channel: z.string().trim().min(2).max(100),
    username: z.string().trim().max(64).optional(),
    alias: z.string().trim().max(100).optional(),
    emoji: z.string().trim().max(64).optional(),
    channelFixed: z.boolean().default(true),
  }),
  'webhook:set-enabled': z.object({ integrationId: idSchema, enabled: z.boolean() }),
  'webhook:remove': z.object({ integrationId: idSchema }),
} satisfies Record<string, z.ZodType>;

export interface Snapshot {
  readonly self: SelfView;
  readonly rooms: readonly RoomView[];
  readonly memberships: readonly MembershipView[];
  readonly settings: PublicSettings;
  /** Permission id → roles that hold it. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
}

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

/** A file of a room with the message that shows it. */
export interface RoomFileView extends FileView {
  readonly messageId: string | null;
  readonly userId: string;
  readonly createdAt: string;
}

export interface CommandView {
  readonly name: string;
  /** What may stand behind it, in words. */
  readonly params: string;
  readonly description: string;
}

/** What the caller alone is told: a room to go to, or something to be shown, by its code. */
export interface CommandAnswer {
  readonly room: RoomView | null;
  readonly say: { readonly code: string; readonly details: Readonly<Record<string, string>> } | null;
}

export interface WebhookView {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly channel: string;
  readonly username: string;
  readonly alias: string;
  readonly emoji: string;
  readonly channelFixed: boolean;
  readonly createdAt: string;
}

export interface MethodResults {
  'session:start': Snapshot;
  'message:send': MessageView;
  'message:edit': MessageView;
  'message:delete': MessageView;
  'message:page': MessagePage;
  'message:around': MessagePage;
  'message:catch-up': readonly CatchUp[];
  'room:create': { readonly room: RoomView; readonly membership: MembershipView };
  'room:join': { readonly room: RoomView; readonly membership: MembershipView };
  'room:leave': Record<never, never>;
  'room:invite': Record<never, never>;
  'room:members': { readonly members: readonly MemberView[]; readonly total: number };
  'room:read': MembershipView;
  'room:typing': Record<never, never>;
  'room:favorite': MembershipView;
  'room:hide': MembershipView;
  'room:get': { readonly room: RoomView; readonly membership: MembershipView | null };
  'direct:open': { readonly room: RoomView; readonly membership: MembershipView };
  'directory:rooms': { readonly rooms: readonly (RoomView & { readonly joined: boolean })[]; readonly total: number };
  'directory:users': { readonly users: readonly UserView[]; readonly total: number };
  'user:get': readonly UserView[];
  'user:preferences': SelfView;
  'presence:watch': readonly {
    readonly userId: string;
    readonly status: UserView['status'];
    readonly statusText: string;
  }[];
  'presence:set': SelfView;
  'presence:activity': Record<never, never>;
  'message:react': MessageView;
  'message:pin': MessageView;
  'message:star': Record<never, never>;
  'message:versions': readonly VersionView[];
  'message:list': readonly MessageView[];
  'message:search': { readonly messages: readonly MessageView[]; readonly hasMore: boolean };
  'thread:read': {
    readonly root: MessageView;
    readonly replies: readonly MessageView[];
    readonly hasNewer: boolean;
  };
  'thread:list': readonly ThreadView[];
  'thread:follow': MessageView;
  'thread:mark-read': Record<never, never>;
  'room:change': RoomView;
  'room:archive': RoomView;
  'room:delete': Record<never, never>;
  'room:set-role': Record<never, never>;
  'room:kick': Record<never, never>;
  'room:mute': Record<never, never>;
  'room:mark-unread': MembershipView;
  'video:start': MessageView;
  'command:list': readonly CommandView[];
  'command:run': CommandAnswer;
  'room:files': readonly RoomFileView[];
  'webhook:list': readonly WebhookView[];
  /** The URL holds the secret and is shown this once. */
  'webhook:create': { readonly webhook: WebhookView; readonly url: string };
  'webhook:set-enabled': WebhookView;
  'webhook:remove': Record<never, never>;
}

export type MethodName = keyof typeof methodInputs & keyof MethodResults;
export type MethodInput<Name extends MethodName> = z.input<(typeof methodInputs)[Name]>;
export type MethodResult<Name extends MethodName> = MethodResults[Name];

export type MethodReply<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly details: ErrorDetails } };
