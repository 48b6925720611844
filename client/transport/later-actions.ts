import { updateChat } from '../store/chat-store.ts';
import { takeReminder, takeScheduled } from '../store/later.ts';
import { newUlid } from '../lib/ulid.ts';
import { ownTimeZone } from '../lib/later-times.ts';
import { call } from './live.ts';

/** What people put off. The answer is taken like the event that follows it. */
export async function scheduleMessage(
  draft: {
    readonly roomId: string;
    readonly body: string;
    readonly fileIds?: string[];
    readonly threadId?: string;
    readonly alsoToRoom?: boolean;
  },
  dueAt: Date,
): Promise<void> {
  const input = { ...draft, id: newUlid(), dueAt: dueAt.toISOString(), timeZone: ownTimeZone() };
  const scheduled = await call('scheduled:create', input);
  updateChat((state) => takeScheduled(state, scheduled));
}

export async function changeScheduled(
  scheduledId: string,
  changes: { readonly body?: string; readonly dueAt?: Date },
): Promise<void> {
  const { dueAt, ...rest } = changes;
  const when = dueAt === undefined ? {} : { dueAt: dueAt.toISOString(), timeZone: ownTimeZone() };
  const scheduled = await call('scheduled:change', { scheduledId, ...rest, ...when });
  updateChat((state) => takeScheduled(state, scheduled));
}

export async function cancelScheduled(scheduledId: string): Promise<void> {
  const scheduled = await call('scheduled:cancel', { scheduledId });
  updateChat((state) => takeScheduled(state, scheduled));
}

/** @returns whether it was sent; otherwise it is kept with the reason. */
export async function sendScheduledNow(scheduledId: string): Promise<boolean> {
  const scheduled = await call('scheduled:send-now', { scheduledId });
  updateChat((state) => takeScheduled(state, scheduled));
  return scheduled.state === 'sent';
}

export async function remindOf(messageId: string, dueAt: Date): Promise<void> {
  const input = { messageId, dueAt: dueAt.toISOString(), timeZone: ownTimeZone() };
  const reminder = await call('reminder:create', input);
  updateChat((state) => takeReminder(state, reminder));
}

export async function snoozeReminder(reminderId: string, dueAt: Date): Promise<void> {
  const reminder = await call('reminder:change', { reminderId, dueAt: dueAt.toISOString(), timeZone: ownTimeZone() });
  updateChat((state) => takeReminder(state, reminder));
}

export async function endReminder(reminderId: string, how: 'complete' | 'delete'): Promise<void> {
  const reminder = await call(`reminder:${how}`, { reminderId });
  updateChat((state) => takeReminder(state, reminder));
}
