import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setArchived } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const roomsChangeArchivationState = endpoint({
  route: 'POST /api/v1/rooms.changeArchivationState',
  access: 'user',
  body: z.object({ rid: idSchema, action: z.enum(['archive', 'unarchive']).default('archive') }),
  async handle({ ctx, actor, body: { rid, action } }) {
    await setArchived(ctx, actor, { roomId: rid, archived: action === 'archive' });
    return {};
  },
});
