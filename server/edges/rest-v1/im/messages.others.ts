import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { paging } from '../paging.ts';
import { refusal } from '../refuse.ts';
import { roomSelector } from '../select-room.ts';

/** Reading other people's direct messages. Nobody may, administrators neither, so it is always switched off. */
export const imMessagesOthers = endpoint({
  route: 'GET /api/v1/im.messages.others',
  access: { permission: 'view-room-administration' },
  query: z.object({ ...roomSelector, ...paging }),
  async handle() {
    throw refusal('error-endpoint-disabled', 'This endpoint is disabled');
  },
});
