import { method } from '../method.ts';

export const roomTyping = method({
  event: 'room:typing',
  access: 'user',
  async handle({ actor, input, typing }) {
    await typing.set(actor, input);
    return {};
  },
});
