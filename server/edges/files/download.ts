import { z } from 'zod';
import { idSchema } from '../../contracts/ids.ts';
import { accessFile, openFile, type StoredFile } from '../../domain/files/index.ts';
import { mayBeShown } from '../../platform/media-type.ts';
import { Reply } from '../http/answer.ts';
import { endpoint, type EndpointRequest } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';
import { readRange } from './byte-range.ts';
import { holds, mayAnswerRange } from './conditions.ts';

const params = z.object({ fileId: idSchema });
const named = params.extend({ name: z.string().max(300) });
const query = z.object({ thumb: z.literal('1').optional(), download: z.string().optional() });
const headers = z.object({
  range: z.string().max(100).optional(),
  'if-none-match': z.string().max(500).optional(),
  'if-range': z.string().max(100).optional(),
});

type Request = Pick<
  EndpointRequest<'user', typeof query, typeof params, undefined, typeof headers>,
  'ctx' | 'actor' | 'params' | 'query' | 'headers'
>;

/** The name in the address is for people and for saving; only the id counts. */
export const download = endpoint({
  route: 'GET /file-upload/:fileId/:name',
  access: 'user',
  params: named,
  query,
  headers,
  limit: limits.download,
  linkTokens: true,
  handle: (request) => answer(request),
});

export const downloadById = endpoint({
  route: 'GET /file-upload/:fileId',
  access: 'user',
  params,
  query,
  headers,
  limit: limits.download,
  linkTokens: true,
  handle: (request) => answer(request),
});

async function answer({ ctx, actor, params: { fileId }, query: wanted, headers: asked }: Request): Promise<Reply> {
  const file = await accessFile(ctx, actor, fileId);
  const thumb = wanted.thumb === '1' && file.image?.thumb != null;
  const etag = `"${file.sha256.slice(0, 32)}${thumb ? '-t' : ''}"`;
  const shared = {
    ETag: etag,
    'Cache-Control': 'private, max-age=31536000, immutable',
    ...safety(file, wanted.download !== undefined),
  };
  if (holds(asked['if-none-match'], etag)) return new Reply(304, null, shared);
  if (thumb) {
    const content = await openFile(ctx, file, { thumb: true });
    return new Reply(200, content, { ...shared, 'Content-Type': file.image?.thumb?.type ?? 'image/webp' });
  }

  const range = mayAnswerRange(asked['if-range'], etag) ? readRange(asked.range, file.size) : null;
  if (range === 'unsatisfiable') return new Reply(416, null, { ...shared, 'Content-Range': `bytes */${file.size}` });
  const content = await openFile(ctx, file, { thumb: false, range: range ?? undefined });
  const typed = { ...shared, 'Content-Type': contentType(file), 'Accept-Ranges': 'bytes' };
  if (range === null) return new Reply(200, content, { ...typed, 'Content-Length': String(file.size) });
  return new Reply(206, content, {
    ...typed,
    'Content-Length': String(range.end - range.start + 1),
    'Content-Range': `bytes ${range.start}-${range.end}/${file.size}`,
  });
}

function contentType(file: StoredFile): string {
  if (!mayBeShown(file.type)) return 'application/octet-stream';
  return file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type;
}

/** What people upload is never run: only pictures, sound, film, PDF and plain text are shown, everything else is saved. */
function safety(file: StoredFile, save: boolean): Record<string, string> {
  const disposition = save || !mayBeShown(file.type) ? 'attachment' : 'inline';
  return {
    'Content-Disposition': `${disposition}; filename="${plainName(file.name)}"; filename*=UTF-8''${encode(file.name)}`,
    'Content-Security-Policy': policyOf(file.type),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/**
 * Browsers show no PDF within a sandbox. They show it by a viewer of their own, which has no way into our pages; and that it is
 * one was seen from its first bytes.
 */
function policyOf(type: string): string {
  if (type === 'application/pdf') return `${NOTHING}; object-src 'self'; style-src 'unsafe-inline'`;
  return `${NOTHING}; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; sandbox`;
}

/** For programs that know no `filename*` (RFC 6266 appendix D). */
function plainName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
}

/** As RFC 8187 wants it: these five stand for themselves in an address, and not here. */
function encode(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
