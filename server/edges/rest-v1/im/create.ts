import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { openDirect } from '../../../domain/rooms/index.ts';
import { findUsersByUsername } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name, names } from '../fields.ts';
import { presentRoom } from '../present-room.ts';
import { refusal } from '../refuse.ts';

/** The direct room with these people; the same people have one room, however often it is created. */
export const imCreate = endpoint({
  route: 'POST /api/v1/im.create',
  access: 'user',
  body: z.object({ username: name.optional(), usernames: names.optional() }),
  async handle({ ctx, actor, body: { username, usernames } }) {
    const named = new Set(usernames ?? (username === undefined ? [] : [username]));
    if (named.size === 0) throw refusal('error-room-param-not-provided', 'Name somebody by username or usernames');
    const users = await findUsersByUsername(ctx, actor, [...named]);
    if (users.length < named.size) throw new DomainError('user-not-found');
    const { room } = await openDirect(ctx, actor, { userIds: users.map((user) => user._id) });
    return { room: { ...(await presentRoom(ctx, actor, room)), rid: room._id } };
  },
});
