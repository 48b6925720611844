import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { RoomView } from '../room.ts';

export const roomDataInputs = {
  /** Deletes messages between two moments. */
  'room:prune': z.object({
    roomId: idSchema,
    before: z.iso.datetime(),
    after: z.iso.datetime().nullable().default(null),
    keepPinned: z.boolean().default(true),
    keepThreads: z.boolean().default(false),
    keepDiscussions: z.boolean().default(true),
    filesOnly: z.boolean().default(false),
    usernames: z.array(z.string().max(64)).max(50).default([]),
  }),
  /** A rule of the room's own; null: as in the whole workspace. */
  'room:retention': z.object({
    roomId: idSchema,
    retention: z
      .object({
        enabled: z.boolean(),
        maxAgeDays: z.number().int().min(1).max(36_500),
        filesOnly: z.boolean(),
        keepPinned: z.boolean(),
        keepThreads: z.boolean(),
      })
      .nullable(),
  }),
} satisfies Record<string, z.ZodType>;

export interface RoomDataResults {
  'room:prune': { readonly count: number; readonly done: boolean };
  'room:retention': RoomView;
}
