import { z } from 'zod';
import type { RoomKind } from '../../../contracts/room.ts';
import { listAllRooms } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { names } from '../fields.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentRooms } from '../present-room.ts';

const kinds: Readonly<Record<string, RoomKind>> = { c: 'channel', p: 'group', d: 'direct' };

/** Every room of the workspace, for administrators: that it is there, not what is said in it. */
export const roomsAdminRooms = endpoint({
  route: 'GET /api/v1/rooms.adminRooms',
  access: { permission: 'view-room-administration' },
  query: z.object({ ...paging, types: names.optional(), filter: z.string().max(100).default('') }),
  async handle({ ctx, actor, query: { types = [], filter, ...query } }) {
    const page = pageOf(ctx, query);
    const { rooms, total } = await listAllRooms(ctx, actor, {
      kinds: types.flatMap((type) => kinds[type] ?? []),
      looks: (['discussions', 'teams'] as const).filter((look) => types.includes(look)),
      filter,
      ...page,
    });
    const rows = await presentRooms(ctx, actor, rooms);
    return { rooms: rows, ...counts(rows, page, total) };
  },
});
