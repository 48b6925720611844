import { z } from 'zod';

/** A page of a list: how many rows to pass over, how many to give. */
export const rangeSchema = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(100).default(50),
});
