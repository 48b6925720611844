import { changeScheduled } from '../../../domain/scheduled/index.ts';
import { method } from '../method.ts';
import { presentScheduled } from '../present-later.ts';

export const scheduledChange = method({
  event: 'scheduled:change',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const dueAt = input.dueAt === undefined ? undefined : new Date(input.dueAt);
    return presentScheduled(await changeScheduled(ctx, actor, { ...input, dueAt }));
  },
});
