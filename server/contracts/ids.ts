import { z } from 'zod';

/**
 * Ids. What we create is a 26-character lower-case ULID; foreign ids (client-made message ids of 17 characters, `GENERAL`,
 * `rocket.cat`, imported ones) are kept as they are, so the schema is wider than what we make. It admits nothing that could
 * be read as an operator or a path.
 */
export const idSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'is not a valid id');

export const ULID_PATTERN = /^[0-9a-z]{26}$/;
