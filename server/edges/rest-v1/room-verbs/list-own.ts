import { z } from 'zod';
import type { RoomKind } from '../../../contracts/room.ts';
import { listJoined } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentRooms } from '../present-room.ts';

/** One's own rooms of one kind; by name, direct rooms by their last message. */
export function ownRooms(path: 'channels.list.joined' | 'groups.list' | 'im.list', kind: RoomKind, plural: string) {
  return endpoint({
    route: `GET /api/v1/${path}`,
    access: 'user',
    query: z.object(paging),
    async handle({ ctx, actor, query }) {
      const page = pageOf(ctx, query);
      const own = (await listJoined(ctx, actor)).map(({ room }) => room).filter((room) => room.kind === kind);
      own.sort((a, b) =>
        kind === 'direct'
          ? (b.lastMessageAt ?? b.createdAt).getTime() - (a.lastMessageAt ?? a.createdAt).getTime()
          : a.name.localeCompare(b.name),
      );
      const { rows, total } = cut(own, page);
      return { [plural]: await presentRooms(ctx, actor, rows), ...counts(rows, page, total) };
    },
  });
}
