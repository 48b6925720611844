import { z } from 'zod';
import { can } from '../../domain/access/index.ts';
import { directoryOfRooms } from '../../domain/rooms/index.ts';
import { searchUsers } from '../../domain/users/index.ts';
import { endpoint } from '../http/endpoint.ts';
import { presencesOf } from './presence.ts';

const MOST_EACH = 5;

/** People and channels by the beginning of a word of their names; `@` or `#` before it asks for one kind alone. */
export const spotlight = endpoint({
  route: 'GET /api/v1/spotlight',
  access: 'user',
  query: z.object({ query: z.string().min(1).max(100) }),
  async handle({ ctx, actor, query: { query: filter } }) {
    const page = { filter, offset: 0, limit: MOST_EACH };
    const seesChannels = can(ctx, actor, 'view-c-room') && !filter.startsWith('@');
    const rooms = seesChannels ? (await directoryOfRooms(ctx, actor, page)).rooms : [];
    const users = filter.startsWith('#') ? [] : (await searchUsers(ctx, actor, page)).users;
    const presences = await presencesOf(ctx, actor, users);
    return {
      users: users.map((user) => ({
        _id: user._id,
        username: user.username,
        name: user.name,
        ...presences(user._id),
        outside: true,
      })),
      rooms: rooms.map(({ room }) => ({ _id: room._id, t: 'c', name: room.name, fname: room.displayName })),
    };
  },
});
