import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { MembershipView, RoomView } from '../room.ts';

export const discussionsInputs = {
  /** On a room, or on one of its messages; a message that has one leads into it. */
  'discussion:create': z.object({
    roomId: idSchema,
    title: z.string().trim().min(1).max(200),
    topic: z.string().max(1000).optional(),
    messageId: idSchema.optional(),
    firstMessage: z.string().max(100_000).optional(),
    memberIds: z.array(idSchema).max(1000).default([]),
  }),
  'discussion:list': z.object({
    roomId: idSchema,
    filter: z.string().max(100).default(''),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(100).default(50),
  }),
} satisfies Record<string, z.ZodType>;

export interface DiscussionsResults {
  'discussion:create': { readonly room: RoomView; readonly membership: MembershipView };
  'discussion:list': {
    readonly discussions: readonly (RoomView & { readonly joined: boolean })[];
    readonly total: number;
  };
}
