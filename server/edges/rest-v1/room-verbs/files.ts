import { z } from 'zod';
import { listRoomFiles } from '../../../domain/files/index.ts';
import { getUsers } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentFile } from '../present-file.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

/** What was uploaded to a room, newest first. `total` counts as far as the list was read: there is a next page or not. */
export function filesOf(family: Family) {
  return endpoint({
    route: `GET /api/v1/${family}.files`,
    access: 'user',
    query: z.object({ ...roomSelector, ...paging }),
    async handle({ ctx, actor, query }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], query);
      const page = pageOf(ctx, query);
      const found = await listRoomFiles(ctx, actor, { roomId: room._id, offset: page.offset, limit: page.limit + 1 });
      const shown = found.slice(0, page.limit);
      const people = await getUsers(ctx, actor, [...new Set(shown.map((file) => file.userId))]);
      const senders = new Map(people.map((user) => [user._id, user]));
      const files = shown.map((file) => presentFile(file, senders.get(file.userId)));
      return { files, ...counts(files, page, page.offset + found.length) };
    },
  });
}
