import { listScheduled } from '../../../domain/scheduled/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentScheduled } from '../present-later.ts';

/** One's own messages that wait for their time, next first, and those that could not be sent. */
export const scheduledList = endpoint({
  route: 'GET /api/v1/scheduled.list',
  access: 'user',
  async handle({ ctx, actor }) {
    return { scheduled: (await listScheduled(ctx, actor)).map(presentScheduled) };
  },
});
