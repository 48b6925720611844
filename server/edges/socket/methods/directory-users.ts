import { searchUsers } from '../../../domain/users/index.ts';
import { method } from '../method.ts';
import { presentUsers } from '../present-user.ts';

export const directoryUsers = method({
  event: 'directory:users',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { users, total } = await searchUsers(ctx, actor, input);
    return { users: await presentUsers(ctx, actor, users), total };
  },
});
