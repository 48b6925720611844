import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setPlaceNotifications } from '../../../domain/notifications/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { notificationWords, placeFromWords } from '../notification-words.ts';

/** What one wants to be told of in a room; what is not named stays as it is. */
export const roomsSaveNotification = endpoint({
  route: 'POST /api/v1/rooms.saveNotification',
  access: 'user',
  body: z.object({ roomId: idSchema, notifications: notificationWords }),
  async handle({ ctx, actor, body: { roomId, notifications } }) {
    await setPlaceNotifications(ctx, actor, { roomId, changes: placeFromWords(notifications) });
    return {};
  },
});
