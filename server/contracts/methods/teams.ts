import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { roomNameSchema, type MembershipView, type RoomView } from '../room.ts';

/** Rooms of the team that go with what is done: they are erased, or left. */
const roomIds = z.array(idSchema).max(1000).default([]);

/** A team is its main room: its id is that room's. */
export const teamsInputs = {
  'team:create': z.object({
    kind: z.enum(['channel', 'group']),
    name: roomNameSchema,
    topic: z.string().max(1000).optional(),
    readOnly: z.boolean().default(false),
    broadcast: z.boolean().default(false),
    memberIds: z.array(idSchema).max(1000).default([]),
  }),
  /** Makes a team of a room. */
  'team:convert': z.object({ roomId: idSchema }),
  /** Makes an ordinary room of a team. */
  'team:dissolve': z.object({ teamId: idSchema, roomIds }),
  'team:delete': z.object({ teamId: idSchema, roomIds }),
  'team:rooms': z.object({ teamId: idSchema, userId: idSchema.optional() }),
  'team:add-rooms': z.object({ teamId: idSchema, roomIds: z.array(idSchema).min(1).max(100) }),
  'team:remove-room': z.object({ teamId: idSchema, roomId: idSchema }),
  'team:set-default': z.object({ roomId: idSchema, isDefault: z.boolean() }),
  'team:remove-member': z.object({ teamId: idSchema, userId: idSchema, roomIds }),
  'team:leave': z.object({ teamId: idSchema, roomIds }),
} satisfies Record<string, z.ZodType>;

export interface TeamsResults {
  'team:create': { readonly room: RoomView; readonly membership: MembershipView };
  'team:convert': RoomView;
  'team:dissolve': RoomView;
  'team:delete': Record<never, never>;
  'team:rooms': readonly (RoomView & { readonly joined: boolean; readonly isLastOwner: boolean })[];
  'team:add-rooms': Record<never, never>;
  'team:remove-room': Record<never, never>;
  'team:set-default': RoomView;
  'team:remove-member': Record<never, never>;
  'team:leave': Record<never, never>;
}
