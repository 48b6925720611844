import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setOpen } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Puts a room away from one's list, or brings it back. */
export function showing(verb: 'hide' | 'open') {
  return endpoint({
    route: `POST /api/v1/rooms.${verb}`,
    access: 'user',
    body: z.object({ roomId: idSchema }),
    async handle({ ctx, actor, body: { roomId } }) {
      await setOpen(ctx, actor, { roomId, open: verb === 'open' });
      return {};
    },
  });
}
