import { method } from '../method.ts';

export const presenceActivity = method({
  event: 'presence:activity',
  access: 'user',
  async handle({ input, caller }) {
    caller.presence.setAway(input.away);
    return {};
  },
});
