import { z } from 'zod';
import { findUsersByUsername } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';

/** Whether nobody has this username, or only oneself. */
export const usersCheckUsernameAvailability = endpoint({
  route: 'GET /api/v1/users.checkUsernameAvailability',
  access: 'user',
  query: z.object({ username: name }),
  async handle({ ctx, actor, query: { username } }) {
    const holders = await findUsersByUsername(ctx, actor, [username]);
    return { result: holders.every((user) => user._id === actor.id) };
  },
});
