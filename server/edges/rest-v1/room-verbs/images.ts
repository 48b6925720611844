import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { listRoomImages } from '../../../domain/files/index.ts';
import { getUsers } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentFile } from '../present-file.ts';

/** The pictures of a room, newest first; from one of them on towards the older ones when it is named. */
export function imagesOf(family: 'rooms' | 'channels') {
  return endpoint({
    route: `GET /api/v1/${family}.images`,
    access: 'user',
    query: z.object({ roomId: idSchema, startingFromId: idSchema.optional(), ...paging }),
    async handle({ ctx, actor, query: { roomId, startingFromId, ...rest } }) {
      const page = pageOf(ctx, rest);
      const range = { offset: page.offset, limit: page.limit + 1 };
      const found = await listRoomImages(ctx, actor, { roomId, startingFromId, ...range });
      const shown = found.slice(0, page.limit);
      const people = await getUsers(ctx, actor, [...new Set(shown.map((file) => file.userId))]);
      const senders = new Map(people.map((user) => [user._id, user]));
      const files = shown.map((file) => presentFile(file, senders.get(file.userId)));
      return { files, ...counts(files, page, page.offset + found.length) };
    },
  });
}
