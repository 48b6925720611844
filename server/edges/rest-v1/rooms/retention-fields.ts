import { z } from 'zod';
import type { RetentionView } from '../../../contracts/retention.ts';
import { flag } from '../fields.ts';

/** A room's own rule as Rocket.Chat names its parts; ages are in days. */
export const retentionFields = {
  retentionEnabled: flag.optional(),
  retentionMaxAge: z.coerce.number().int().min(1).max(36_500).optional(),
  retentionExcludePinned: flag.optional(),
  retentionFilesOnly: flag.optional(),
  retentionIgnoreThreads: flag.optional(),
  retentionOverrideGlobal: flag.optional(),
};

const schema = z.object(retentionFields);

/** Null takes the room's own rule away; undefined: nothing of it was named. */
export function retentionOf(given: z.output<typeof schema>): RetentionView | null | undefined {
  if (given.retentionOverrideGlobal === undefined && given.retentionEnabled === undefined) return undefined;
  if (given.retentionOverrideGlobal === false) return null;
  return {
    enabled: given.retentionEnabled ?? true,
    maxAgeDays: given.retentionMaxAge ?? 30,
    filesOnly: given.retentionFilesOnly ?? false,
    keepPinned: given.retentionExcludePinned ?? false,
    keepThreads: given.retentionIgnoreThreads ?? false,
  };
}
