import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { accessRoom } from '../../../domain/access/index.ts';
import { isIgnored, previewOf } from '../../../domain/previews/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentLink } from '../present-link.ts';

/** What a page says of itself, before a message links to it. */
export const chatGetURLPreview = endpoint({
  route: 'GET /api/v1/chat.getURLPreview',
  access: 'user',
  query: z.object({ roomId: idSchema, url: z.url({ protocol: /^https?$/ }).max(2_000) }),
  async handle({ ctx, actor, query: { roomId, url } }) {
    await accessRoom(ctx, actor, roomId);
    if (!ctx.settings.get('API_Embed') || isIgnored(ctx, url)) return { urlPreview: { url, ignoreParse: true } };
    const { _id: id, shown } = await previewOf(ctx, url);
    return { urlPreview: shown === null ? { url, meta: {} } : presentLink({ id, url, ...shown }) };
  },
});
