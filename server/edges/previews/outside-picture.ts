import { Readable } from 'node:stream';
import { z } from 'zod';
import { outsidePicture } from '../../domain/previews/index.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';

/** A picture of the outside world as a reader's browser may see it: from us. */
export const outsidePictureOf = endpoint({
  route: 'GET /link-preview/picture',
  access: 'user',
  limit: limits.ordinary,
  linkTokens: true,
  query: z.object({ url: z.url({ protocol: /^https?$/ }).max(2_000) }),
  async handle({ ctx, query: { url } }) {
    const picture = await outsidePicture(ctx, url);
    if (picture === null) throw new Reply(404, 'not found', { 'Cache-Control': 'private, max-age=600' });
    return new Reply(200, Readable.from([picture.bytes]), {
      'Cache-Control': 'private, max-age=86400',
      'Content-Type': picture.type,
      'Content-Length': String(picture.bytes.length),
    });
  },
});
