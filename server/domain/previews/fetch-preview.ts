import { Readable } from 'node:stream';
import type { LinkPreview, ShownPreview } from '../../models/link-previews.ts';
import { makeThumb, oneAtATime, readImage } from '../../platform/image.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import { fetchOutside, OutboundFailure, type OutboundAnswer } from '../../platform/outbound-http.ts';
import { readHosts } from '../../platform/outbound-address.ts';
import type { Context } from '../context.ts';
import { previewId } from './links-of.ts';
import { readPage } from './read-page.ts';

/** As much of a page as its head can be. */
const READ_OF_PAGE = 500_000;
export const LARGEST_PICTURE = 5_000_000;
export const PICTURES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
]);

type Picture = NonNullable<LinkPreview['picture']>;

/** Fetches what stands at an address and keeps a small copy of its picture here, so that no reader's browser asks for it there. */
export async function fetchPreview(ctx: Context, url: string): Promise<LinkPreview> {
  const id = previewId(url);
  const nothing = { _id: id, url, shown: null, picture: null, fetchedAt: ctx.clock.now() };
  const answer = await fetchQuietly(ctx, url, {
    accept: 'text/html,image/*;q=0.9,*/*;q=0.1',
    maxBytes: LARGEST_PICTURE,
  });
  if (answer === null) return nothing;

  const type = answer.headers['content-type'] ?? '';
  if (type.startsWith('image/')) {
    const kept = await keepPicture(ctx, answer.body);
    const shown = { title: '', description: '', siteName: '', isPicture: true };
    return kept === null ? nothing : { ...nothing, shown: { ...shown, image: kept.size }, picture: kept.picture };
  }
  if (!/^(text\/html|application\/xhtml\+xml)/i.test(type)) return nothing;
  const page = await readPage(answer.body.subarray(0, READ_OF_PAGE), type, answer.url);
  if (page === null) return nothing;

  const { imageUrl, ...facts } = page;
  const image =
    imageUrl === null ? null : await fetchQuietly(ctx, imageUrl, { accept: 'image/*', maxBytes: LARGEST_PICTURE });
  const kept = image === null ? null : await keepPicture(ctx, image.body);
  const shown: ShownPreview = { ...facts, isPicture: false, image: kept?.size ?? null };
  return { ...nothing, shown, picture: kept?.picture ?? null };
}

/** Whatever goes wrong out there is no failure here: there is nothing to show then. */
export async function fetchQuietly(
  ctx: Context,
  url: string,
  { accept, maxBytes }: { readonly accept: string; readonly maxBytes: number },
): Promise<OutboundAnswer | null> {
  try {
    const answer = await fetchOutside(url, {
      allowedHosts: readHosts(ctx.settings.get('SSRF_Allowlist')),
      headers: {
        accept,
        'user-agent': 'Parley (link previews)',
        'accept-language': ctx.settings.get('Language') || 'en',
      },
      maxBytes,
      overflow: 'cut',
    });
    return answer.status === 200 ? answer : null;
  } catch (error) {
    if (!(error instanceof OutboundFailure)) throw error;
    ctx.log.info({ reason: error.reason }, 'A link could not be previewed');
    return null;
  }
}

/** Anew from its pixels, and small. */
async function keepPicture(
  ctx: Context,
  bytes: Buffer,
): Promise<{ readonly picture: Picture; readonly size: { readonly width: number; readonly height: number } } | null> {
  if (!PICTURES.has(await mediaTypeOf(bytes.subarray(0, 4_100), ''))) return null;
  return oneAtATime(async () => {
    const facts = await readImage(bytes);
    const thumb = facts === null ? null : await makeThumb(bytes, facts, { always: true });
    if (thumb === null) return null;
    const storage = ctx.files.kind();
    const key = `${ctx.newId()}-preview`;
    await ctx.files.write(storage, key, Readable.from([thumb.bytes]), LARGEST_PICTURE);
    return { picture: { key, storage, type: thumb.type }, size: { width: thumb.width, height: thumb.height } };
  });
}
