import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { roomRoles } from '../../../contracts/room.ts';

/** Somebody and their roles in a team. An ordinary member may be said to be one. */
export const newcomer = z.object({
  userId: idSchema,
  roles: z
    .array(z.enum([...roomRoles, 'member']))
    .max(4)
    .default([])
    .transform((roles) => roles.filter((role) => role !== 'member')),
});
