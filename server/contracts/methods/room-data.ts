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
  /** A room as an archive; the bot says when it is ready. */
  'export:room': z.object({
    roomId: idSchema,
    format: z.enum(['html', 'json']),
    from: z.iso.datetime().nullable().default(null),
    to: z.iso.datetime().nullable().default(null),
  }),
  'export:mail': z.object({
    roomId: idSchema,
    messageIds: z.array(idSchema).min(1).max(500),
    usernames: z.array(z.string().max(64)).max(50).default([]),
    addresses: z.array(z.email().max(254)).max(50).default([]),
    subject: z.string().max(200).default(''),
  }),
  /** All that one has written oneself. */
  'export:own-data': z.object({ format: z.enum(['html', 'json']) }),
} satisfies Record<string, z.ZodType>;

export interface RoomDataResults {
  'room:prune': { readonly count: number; readonly done: boolean };
  'room:retention': RoomView;
  'export:room': Record<never, never>;
  /** Names that have no address. */
  'export:mail': { readonly missing: readonly string[] };
  'export:own-data': Record<never, never>;
}
