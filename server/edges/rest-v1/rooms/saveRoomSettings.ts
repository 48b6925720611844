import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setRoomAvatar } from '../../../domain/avatars/index.ts';
import { changeRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag, name } from '../fields.ts';

const text = z.string().max(1000).optional();

/** Changes several things of a room at once; what is not named stays. */
export const roomsSaveRoomSettings = endpoint({
  route: 'POST /api/v1/rooms.saveRoomSettings',
  access: 'user',
  body: z.object({
    rid: idSchema,
    roomName: name.optional(),
    roomTopic: text,
    roomDescription: text,
    roomAnnouncement: text,
    roomType: z.enum(['c', 'p']).optional(),
    readOnly: flag.optional(),
    default: flag.optional(),
    /** A picture as a data URI; empty takes the picture away. */
    roomAvatar: z.string().max(1_000_000).optional(),
  }),
  async handle({ ctx, actor, body }) {
    await changeRoom(ctx, actor, {
      roomId: body.rid,
      name: body.roomName,
      topic: body.roomTopic,
      description: body.roomDescription,
      announcement: body.roomAnnouncement,
      kind: body.roomType === undefined ? undefined : body.roomType === 'c' ? 'channel' : 'group',
      readOnly: body.readOnly,
      isDefault: body.default,
    });
    if (body.roomAvatar !== undefined) await setRoomAvatar(ctx, actor, { roomId: body.rid, dataUri: body.roomAvatar });
    return { rid: body.rid };
  },
});
