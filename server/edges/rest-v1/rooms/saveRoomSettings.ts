import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { idSchema } from '../../../contracts/ids.ts';
import { setRoomAvatar } from '../../../domain/avatars/index.ts';
import { setRetention } from '../../../domain/retention/index.ts';
import { changeRoom, setFavorite } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { customFields, flag, name } from '../fields.ts';
import { retentionFields, retentionOf } from './retention-fields.ts';
import { kindsOf } from '../system-kinds.ts';

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
    reactWhenReadOnly: flag.optional(),
    default: flag.optional(),
    featured: flag.optional(),
    joinCode: z.string().trim().max(200).optional(),
    systemMessages: z.array(z.string().max(64)).max(100).optional(),
    roomCustomFields: customFields.optional(),
    /** For the caller. Whether everybody begins with it as a favourite (`defaultValue`) is not kept. */
    favorite: z.object({ defaultValue: flag.optional(), favorite: flag.optional() }).optional(),
    ...retentionFields,
    encrypted: flag.optional(),
    sidepanel: z.unknown().optional(),
    /** A picture as a data URI; empty takes the picture away. */
    roomAvatar: z.string().max(1_000_000).optional(),
  }),
  async handle({ ctx, actor, body }) {
    if (body.encrypted === true) throw new DomainError('encryption-refused');
    await changeRoom(ctx, actor, {
      roomId: body.rid,
      name: body.roomName,
      topic: body.roomTopic,
      description: body.roomDescription,
      announcement: body.roomAnnouncement,
      kind: body.roomType === undefined ? undefined : body.roomType === 'c' ? 'channel' : 'group',
      readOnly: body.readOnly,
      reactWhenReadOnly: body.reactWhenReadOnly,
      isDefault: body.default,
      featured: body.featured,
      joinCode: body.joinCode,
      hiddenSystemKinds: body.systemMessages === undefined ? undefined : kindsOf(body.systemMessages),
      customFields: body.roomCustomFields,
    });
    if (body.favorite?.favorite !== undefined)
      await setFavorite(ctx, actor, { roomId: body.rid, favorite: body.favorite.favorite });
    if (body.roomAvatar !== undefined) await setRoomAvatar(ctx, actor, { roomId: body.rid, dataUri: body.roomAvatar });
    const retention = retentionOf(body);
    if (retention !== undefined) await setRetention(ctx, actor, { roomId: body.rid, retention });
    return { rid: body.rid };
  },
});
