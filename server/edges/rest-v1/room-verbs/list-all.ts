import { z } from 'zod';
import { listAllRooms } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentRooms } from '../present-room.ts';

/** Every room of a kind, for administrators: that it is there, not what is said in it. */
export function allRooms(path: 'groups.listAll' | 'im.list.everyone', kind: 'group' | 'direct', plural: string) {
  return endpoint({
    route: `GET /api/v1/${path}`,
    access: { permission: 'view-room-administration' },
    query: z.object(paging),
    async handle({ ctx, actor, query }) {
      const page = pageOf(ctx, query);
      const { rooms, total } = await listAllRooms(ctx, actor, { kinds: [kind], looks: [], filter: '', ...page });
      const rows = await presentRooms(ctx, actor, rooms);
      return { [plural]: rows, ...counts(rows, page, total) };
    },
  });
}
