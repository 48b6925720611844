import { z } from 'zod';
import { readPreviewPicture } from '../../domain/previews/index.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';

export const previewPicture = endpoint({
  route: 'GET /link-preview/:id',
  access: 'user',
  limit: limits.download,
  linkTokens: true,
  params: z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) }),
  headers: z.object({ 'if-none-match': z.string().max(500).optional() }),
  async handle({ ctx, params: { id }, headers }) {
    const picture = await readPreviewPicture(ctx, id);
    if (picture === null) throw new Reply(404, 'not found');
    const head = {
      ETag: `"${picture.key}"`,
      'Cache-Control': 'private, max-age=86400',
      'Content-Type': picture.type,
    };
    if (headers['if-none-match']?.includes(picture.key) !== true) return new Reply(200, picture.content, head);
    picture.content.destroy();
    return new Reply(304, null, head);
  },
});
