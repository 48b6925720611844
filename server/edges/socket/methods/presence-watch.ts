import { presencesOf } from '../../../domain/presence/index.ts';
import { method } from '../method.ts';
import { presentPresence } from '../present-presence.ts';

export const presenceWatch = method({
  event: 'presence:watch',
  access: 'user',
  async handle({ ctx, actor, input, caller }) {
    // First watching, then read: a flip in between comes as an event.
    caller.watch(input.userIds);
    const presences = await presencesOf(ctx, actor, input.userIds);
    return input.userIds.map((userId) => presentPresence(userId, presences.get(userId)));
  },
});
