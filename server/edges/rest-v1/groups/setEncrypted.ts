import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { presentRoom } from '../present-room.ts';
import { roomSelector, selectRoom } from '../select-room.ts';

/** Rooms are not encrypted from end to end; asking for what is so already is answered with the room. */
export const groupsSetEncrypted = endpoint({
  route: 'POST /api/v1/groups.setEncrypted',
  access: 'user',
  body: z.object({ ...roomSelector, encrypted: flag }),
  async handle({ ctx, actor, body }) {
    const { room } = await selectRoom(ctx, actor, 'group', body);
    if (body.encrypted) throw new DomainError('encryption-refused');
    return { group: await presentRoom(ctx, actor, room) };
  },
});
