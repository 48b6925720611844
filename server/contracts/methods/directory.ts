import { z } from 'zod';
import type { RoomView } from '../room.ts';
import type { UserView } from '../user.ts';

export const directoryInputs = {
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
} satisfies Record<string, z.ZodType>;

export interface DirectoryResults {
  'directory:rooms': { readonly rooms: readonly (RoomView & { readonly joined: boolean })[]; readonly total: number };
  'directory:users': { readonly users: readonly UserView[]; readonly total: number };
}
