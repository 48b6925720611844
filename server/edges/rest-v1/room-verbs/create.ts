import { z } from 'zod';
import { createRoom } from '../../../domain/rooms/index.ts';
import { findUsersByUsername } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag, name, names } from '../fields.ts';
import { presentRoom } from '../present-room.ts';
import { nouns } from './families.ts';

/** Members who do not exist are passed over, as scripts that create rooms from lists expect. */
export function createOf(family: 'channels' | 'groups') {
  const kind = family === 'channels' ? 'channel' : 'group';
  return endpoint({
    route: `POST /api/v1/${family}.create`,
    access: 'user',
    body: z.object({
      name,
      members: names.optional(),
      readOnly: flag.default(false),
      excludeSelf: flag.default(false),
      extraData: z.object({ topic: z.string().max(1000).optional() }).optional(),
    }),
    async handle({ ctx, actor, body }) {
      const members = await findUsersByUsername(ctx, actor, body.members ?? []);
      const { room } = await createRoom(ctx, actor, {
        kind,
        name: body.name,
        topic: body.extraData?.topic,
        readOnly: body.readOnly,
        memberIds: members.map((user) => user._id),
        excludeSelf: body.excludeSelf,
      });
      return { [nouns[family]]: await presentRoom(ctx, actor, room) };
    },
  });
}
