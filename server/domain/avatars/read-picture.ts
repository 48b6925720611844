import { readFile } from 'node:fs/promises';
import { DomainError } from '../../contracts/errors.ts';
import { makeSquare, oneAtATime, readImage } from '../../platform/image.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import { fetchOutside, OutboundFailure } from '../../platform/outbound-http.ts';
import { readHosts } from '../../platform/outbound-address.ts';
import type { Context } from '../context.ts';

/** Where a picture comes from: a file that an edge received, an address in the outside world, or a data URI. */
export type PictureSource =
  { readonly path: string; readonly size: number } | { readonly url: string } | { readonly dataUri: string };

const LARGEST_PICTURE = 10_000_000;
const LARGEST_FETCHED = 1_000_000;
/** SVG is a program and never among them. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);

/**
 * Reads a picture and makes it square, anew from its pixels: nothing that its file held beside them is left.
 * @throws DomainError `image-unusable`, `address-unusable`, `file-too-large`.
 */
export async function readPicture(ctx: Context, source: PictureSource): Promise<Buffer> {
  const bytes = await bytesOf(ctx, source);
  if (!PICTURES.has(await mediaTypeOf(bytes.subarray(0, 4_100), ''))) throw new DomainError('image-unusable');
  const side = ctx.settings.get('Accounts_AvatarResize');
  const square = await oneAtATime(async () => ((await readImage(bytes)) === null ? null : makeSquare(bytes, side)));
  if (square === null) throw new DomainError('image-unusable');
  return square;
}

async function bytesOf(ctx: Context, source: PictureSource): Promise<Buffer> {
  if ('url' in source) return fetchPicture(ctx, source.url);
  if ('dataUri' in source) return readDataUri(source.dataUri);
  if (source.size > LARGEST_PICTURE) throw new DomainError('file-too-large', { limit: LARGEST_PICTURE });
  return readFile(source.path);
}

/** What came of it is told only as a failure: the answer of a host says nothing to whoever gave its address. */
async function fetchPicture(ctx: Context, url: string): Promise<Buffer> {
  try {
    const { status, body } = await fetchOutside(url, {
      allowedHosts: readHosts(ctx.settings.get('SSRF_Allowlist')),
      headers: { accept: 'image/*' },
      maxBytes: LARGEST_FETCHED,
    });
    if (status !== 200) throw new DomainError('address-unusable');
    return body;
  } catch (error) {
    if (!(error instanceof OutboundFailure)) throw error;
    ctx.log.info({ reason: error.reason }, 'A picture could not be fetched');
    throw new DomainError('address-unusable');
  }
}

function readDataUri(uri: string): Buffer {
  const [, base64] = /^data:image\/[\w.+-]+;base64,([\w+/=\s-]*)$/.exec(uri) ?? [];
  if (base64 === undefined) throw new DomainError('image-unusable');
  return Buffer.from(base64, 'base64');
}
