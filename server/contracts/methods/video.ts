import { z } from 'zod';
import type { CallView } from '../call.ts';
import { idSchema } from '../ids.ts';
import type { MessageView } from '../message.ts';

const callReferenceSchema = z.object({ callId: idSchema });

export const videoInputs = {
  /** Opens a call of the room: a message with the way in appears, and in a direct room it rings the others. */
  'video:start': z.object({ roomId: idSchema, title: z.string().max(200).optional() }),
  /** The address for the caller of this method alone; it must not be handed on. */
  'video:join': callReferenceSchema,
  'video:decline': callReferenceSchema,
  /** The one who called gives up. */
  'video:cancel': callReferenceSchema,
} satisfies Record<string, z.ZodType>;

export interface VideoResults {
  'video:start': { readonly message: MessageView; readonly call: CallView };
  'video:join': { readonly url: string };
  'video:decline': CallView;
  'video:cancel': CallView;
}
