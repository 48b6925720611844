import { changeReminder } from '../../../domain/reminders/index.ts';
import { method } from '../method.ts';
import { presentReminder } from '../present-later.ts';

export const reminderChange = method({
  event: 'reminder:change',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const dueAt = input.dueAt === undefined ? undefined : new Date(input.dueAt);
    return presentReminder(await changeReminder(ctx, actor, { ...input, dueAt }));
  },
});
