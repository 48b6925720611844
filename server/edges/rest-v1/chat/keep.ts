import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setPinned, setStarred } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentOneMessage } from '../present-messages.ts';

const body = z.object({ messageId: idSchema });

export function pinning(verb: 'pinMessage' | 'unPinMessage') {
  const pinned = verb === 'pinMessage';
  return endpoint({
    route: `POST /api/v1/chat.${verb}`,
    access: 'user',
    body,
    async handle({ ctx, actor, body: { messageId } }) {
      const { message, notice } = await setPinned(ctx, actor, { messageId, pinned });
      return pinned ? { message: await presentOneMessage(ctx, actor, notice ?? message) } : {};
    },
  });
}

export function starring(verb: 'starMessage' | 'unStarMessage') {
  return endpoint({
    route: `POST /api/v1/chat.${verb}`,
    access: 'user',
    body,
    async handle({ ctx, actor, body: { messageId } }) {
      await setStarred(ctx, actor, { messageId, starred: verb === 'starMessage' });
      return {};
    },
  });
}
