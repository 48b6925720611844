import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { systemMessageKinds, type FileView } from '../message.ts';
import {
  roomNameSchema,
  roomRoles,
  type MembershipView,
  type MemberView,
  type RoomPerson,
  type RoomView,
} from '../room.ts';
import { roomReferenceSchema } from '../session.ts';
import { fileFamilies } from '../file.ts';
import { rangeSchema } from './range.ts';

export const roomsInputs = {
  'room:create': z.object({
    kind: z.enum(['channel', 'group']),
    name: roomNameSchema,
    topic: z.string().max(1000).optional(),
    readOnly: z.boolean().default(false),
    broadcast: z.boolean().default(false),
    teamId: idSchema.optional(),
    memberIds: z.array(idSchema).max(1000).default([]),
  }),
  'room:join': roomReferenceSchema.extend({ joinCode: z.string().max(200).optional() }),
  'room:leave': roomReferenceSchema,
  'room:invite': z.object({ roomId: idSchema, userIds: z.array(idSchema).min(1).max(1000) }),
  'room:members': z.object({
    roomId: idSchema,
    filter: z.string().max(100).default(''),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(200).default(50),
    /** Those who hold a role come first. */
    byRole: z.boolean().default(false),
    /** Only those who hold one of these. */
    roles: z.array(z.enum(roomRoles)).min(1).max(3).optional(),
  }),
  'room:read': z.object({ roomId: idSchema, seq: z.number().int().min(0) }),
  'room:typing': z.object({ roomId: idSchema, typing: z.boolean() }),
  'room:favorite': z.object({ roomId: idSchema, favorite: z.boolean() }),
  'room:hide': roomReferenceSchema,
  /** One room that the caller may see, member or not (a channel opened by its address). */
  'room:get': z.union([roomReferenceSchema, z.object({ name: roomNameSchema })]),
  /** The direct room of exactly these people and the caller; made when it does not exist. */
  'direct:open': z.object({ userIds: z.array(idSchema).min(0).max(8) }),
  'room:change': z.object({
    roomId: idSchema,
    name: roomNameSchema.optional(),
    topic: z.string().max(1000).optional(),
    description: z.string().max(5000).optional(),
    announcement: z.string().max(1000).optional(),
    kind: z.enum(['channel', 'group']).optional(),
    readOnly: z.boolean().optional(),
    reactWhenReadOnly: z.boolean().optional(),
    isDefault: z.boolean().optional(),
    /** Empty takes the code away. */
    joinCode: z.string().max(200).optional(),
    hiddenSystemKinds: z.array(z.enum(systemMessageKinds)).max(systemMessageKinds.length).optional(),
  }),
  'room:archive': z.object({ roomId: idSchema, archived: z.boolean() }),
  'room:delete': roomReferenceSchema,
  'room:set-role': z.object({ roomId: idSchema, userId: idSchema, role: z.enum(roomRoles), held: z.boolean() }),
  'room:kick': z.object({ roomId: idSchema, userId: idSchema }),
  'room:ban': z.object({ roomId: idSchema, userId: idSchema, banned: z.boolean() }),
  'room:banned': roomReferenceSchema,
  /** A new conversation of the people of a direct room and some more. */
  'direct:add': z.object({ roomId: idSchema, userIds: z.array(idSchema).min(1).max(20) }),
  'room:mute': z.object({ roomId: idSchema, userId: idSchema, muted: z.boolean() }),
  /** Unread from this message on, or from the newest. */
  'room:mark-unread': z.object({ roomId: idSchema, messageId: idSchema.nullable().default(null) }),
  'room:files': rangeSchema.extend({
    roomId: idSchema,
    family: z.enum(fileFamilies).optional(),
    name: z.string().max(200).optional(),
  }),
} satisfies Record<string, z.ZodType>;

/** A file of a room with the message that shows it. */
export interface RoomFileView extends FileView {
  readonly messageId: string | null;
  readonly userId: string;
  readonly author: RoomPerson;
  readonly createdAt: string;
}

export interface RoomsResults {
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
  'room:change': RoomView;
  'room:archive': RoomView;
  'room:delete': Record<never, never>;
  'room:set-role': Record<never, never>;
  'room:kick': Record<never, never>;
  'room:ban': Record<never, never>;
  'room:banned': readonly RoomPerson[];
  'direct:add': { readonly room: RoomView; readonly membership: MembershipView };
  'room:mute': Record<never, never>;
  'room:mark-unread': MembershipView;
  'room:files': readonly RoomFileView[];
}
