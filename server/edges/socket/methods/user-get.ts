import { getUsers } from '../../../domain/users/index.ts';
import { method } from '../method.ts';
import { presentUsers } from '../present-user.ts';

export const userGet = method({
  event: 'user:get',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentUsers(ctx, actor, await getUsers(ctx, actor, input.ids));
  },
});
