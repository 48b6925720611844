import { z } from 'zod';
import type { RoomView } from '../room.ts';
import type { UserView } from '../user.ts';

const page = {
  filter: z.string().max(100).default(''),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(100).default(50),
};

const order = z.enum(['name', 'members', 'activity', 'created']).default('name');

export const directoryInputs = {
  /** Channels of no team, of public teams and of one's own; the main rooms of teams too, unless they are left out. */
  'directory:rooms': z.object({ ...page, order, withoutTeams: z.boolean().default(false) }),
  'directory:teams': z.object({ ...page, order }),
  'directory:users': z.object(page),
} satisfies Record<string, z.ZodType>;

export interface DirectoryResults {
  'directory:rooms': { readonly rooms: readonly (RoomView & { readonly joined: boolean })[]; readonly total: number };
  'directory:teams': {
    readonly teams: readonly (RoomView & { readonly joined: boolean; readonly roomCount: number })[];
    readonly total: number;
  };
  'directory:users': { readonly users: readonly UserView[]; readonly total: number };
}
