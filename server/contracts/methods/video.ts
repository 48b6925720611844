import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { MessageView } from '../message.ts';

export const videoInputs = {
  /** Opens a call of the room: a message with the way in appears. */
  'video:start': z.object({ roomId: idSchema, title: z.string().max(200).optional() }),
} satisfies Record<string, z.ZodType>;

export interface VideoResults {
  'video:start': MessageView;
}
