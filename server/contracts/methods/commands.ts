import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { RoomView } from '../room.ts';

export const commandsInputs = {
  /** With a room, those that one may use in it. */
  'command:list': z.object({ roomId: idSchema.optional() }),
  'command:run': z.object({
    roomId: idSchema,
    /** Without the slash. */
    name: z.string().min(1).max(40),
    params: z.string().max(10_000).default(''),
    threadId: idSchema.optional(),
    /** In which times are meant; IANA name. */
    timeZone: z.string().max(64).optional(),
  }),
} satisfies Record<string, z.ZodType>;

export interface CommandView {
  readonly name: string;
  /** What may stand behind it, in words. */
  readonly params: string;
  readonly description: string;
}

/** What the caller alone is told: a room to go to, or something to be shown, by its code. */
export interface CommandAnswer {
  readonly room: RoomView | null;
  readonly say: { readonly code: string; readonly details: Readonly<Record<string, string>> } | null;
}

export interface CommandsResults {
  'command:list': readonly CommandView[];
  'command:run': CommandAnswer;
}
