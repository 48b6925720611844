import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { repeats, type DraftView, type ReminderView, type ScheduledView } from '../later.ts';

const text = z.string().max(100_000);
const moment = z.iso.datetime();
/** IANA name, e.g. `Europe/Berlin`; one that nobody knows is taken for UTC. */
const timeZone = z.string().max(64).default('UTC');

export const laterInputs = {
  /** `id` will be the message's own: made by the client, so that asking twice schedules once. */
  'scheduled:create': z.object({
    id: idSchema,
    roomId: idSchema,
    body: text,
    threadId: idSchema.optional(),
    alsoToRoom: z.boolean().optional(),
    /** One's own uploads in that room that no message shows. */
    fileIds: z.array(idSchema).max(10).optional(),
    dueAt: moment,
    timeZone,
  }),
  /** What is not named stays. */
  'scheduled:change': z.object({
    scheduledId: idSchema,
    body: text.optional(),
    dueAt: moment.optional(),
    timeZone: timeZone.optional(),
  }),
  'scheduled:cancel': z.object({ scheduledId: idSchema }),
  'scheduled:send-now': z.object({ scheduledId: idSchema }),
  'reminder:create': z.object({
    text: text.default(''),
    /** The message to be reminded of. */
    messageId: idSchema.optional(),
    dueAt: moment,
    timeZone,
    repeat: z.enum(repeats).default('none'),
  }),
  /** A new time brings a reminder that was said or done back. */
  'reminder:change': z.object({
    reminderId: idSchema,
    text: text.optional(),
    dueAt: moment.optional(),
    timeZone: timeZone.optional(),
    repeat: z.enum(repeats).optional(),
  }),
  'reminder:complete': z.object({ reminderId: idSchema }),
  'reminder:delete': z.object({ reminderId: idSchema }),
  /** `revision` is the newest that this device has seen, 0 for none. */
  'draft:save': z.union([
    z.object({ roomId: idSchema, text, revision: z.number().int().min(0) }),
    z.object({ threadId: idSchema, text, revision: z.number().int().min(0) }),
  ]),
} satisfies Record<string, z.ZodType>;

export interface LaterResults {
  'scheduled:create': ScheduledView;
  'scheduled:change': ScheduledView;
  'scheduled:cancel': ScheduledView;
  'scheduled:send-now': ScheduledView;
  'reminder:create': ReminderView;
  'reminder:change': ReminderView;
  'reminder:complete': ReminderView;
  'reminder:delete': ReminderView;
  /** When another device was first, nothing is written and `draft` is what stands. */
  'draft:save': { readonly draft: DraftView; readonly accepted: boolean };
}
