import { Readable } from 'node:stream';
import { z } from 'zod';
import { readEmoji } from '../../domain/emoji/index.ts';
import { readSound } from '../../domain/sounds/index.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';

/** `<name>.<ending>`; only what stands before the last dot counts. */
const params = z.object({
  file: z.string().regex(/^[\w+%-]{1,100}\.[a-z0-9]{2,5}$/i, 'must be a name and its ending'),
});
const query = z.object({ etag: z.string().max(64).optional() });
const headers = z.object({ 'if-none-match': z.string().max(200).optional() });

/** The picture of an emoji, for pages and for apps that show it without a login in their image views. */
export const emojiFile = endpoint({
  route: 'GET /emoji-custom/:file',
  access: 'anyone',
  limit: limits.download,
  params,
  query,
  headers,
  async handle({ ctx, params: { file }, query: { etag }, headers: asked }) {
    const found = await readEmoji(ctx, stemOf(file));
    if (found === null) return missing;
    const type = found.emoji.extension === 'gif' ? 'image/gif' : 'image/png';
    return answer(found.content, type, found.emoji.etag, etag, asked['if-none-match']);
  },
});

export const soundFile = endpoint({
  route: 'GET /custom-sounds/:file',
  access: 'anyone',
  limit: limits.download,
  params,
  query,
  headers,
  async handle({ ctx, params: { file }, query: { etag }, headers: asked }) {
    const found = await readSound(ctx, stemOf(file));
    if (found === null) return missing;
    return answer(found.content, found.sound.type, found.sound.etag, etag, asked['if-none-match']);
  },
});

const missing = new Reply(404, 'not found');

function stemOf(file: string): string {
  return file.slice(0, file.lastIndexOf('.'));
}

/** An address that names the version is good for ever; any other is asked for again. */
function answer(
  content: Buffer,
  type: string,
  version: string,
  named: string | undefined,
  known: string | undefined,
): Reply {
  const etag = `"${version}"`;
  const shared = {
    ETag: etag,
    'Cache-Control': named === version ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  };
  if (known?.includes(etag) === true) return new Reply(304, null, shared);
  return new Reply(200, Readable.from([content]), {
    ...shared,
    'Content-Type': type,
    'Content-Length': String(content.length),
  });
}
