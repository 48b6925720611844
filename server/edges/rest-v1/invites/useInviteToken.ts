import { z } from 'zod';
import { acceptInvite } from '../../../domain/invites/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { roomTypes } from '../present-room.ts';

/** Comes into a room by a link. */
export const useInviteToken = endpoint({
  route: 'POST /api/v1/useInviteToken',
  access: 'user',
  body: z.object({ token: z.string().min(1).max(200) }),
  async handle({ ctx, actor, body: { token } }) {
    const { room } = await acceptInvite(ctx, actor, token);
    return { room: { rid: room._id, name: room.name, fname: room.displayName, t: roomTypes[room.kind] } };
  },
});
