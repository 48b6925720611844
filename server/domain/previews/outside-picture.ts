import { LRUCache } from 'lru-cache';
import { makeThumb, oneAtATime, readImage } from '../../platform/image.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import type { Context } from '../context.ts';
import { fetchQuietly, LARGEST_PICTURE, PICTURES } from './fetch-preview.ts';

export interface OutsidePicture {
  readonly type: string;
  readonly bytes: Buffer;
}

const kept = new LRUCache<string, OutsidePicture>({
  maxSize: 64_000_000,
  sizeCalculation: ({ bytes }) => bytes.length + 1,
});
const failed = new LRUCache<string, true>({ max: 10_000, ttl: 10 * 60_000 });
const underWay = new Map<string, Promise<OutsidePicture | null>>();

/**
 * A picture of the outside world that a card or a webhook's author shows, fetched by us and made anew, so that whoever put it
 * there does not learn who reads it, when, and from where. Null when there is none to be had.
 */
export function outsidePicture(ctx: Context, url: string): Promise<OutsidePicture | null> {
  const known = kept.get(url);
  if (known !== undefined) return Promise.resolve(known);
  if (failed.has(url)) return Promise.resolve(null);
  const running = underWay.get(url) ?? fetchPicture(ctx, url).finally(() => underWay.delete(url));
  underWay.set(url, running);
  return running;
}

async function fetchPicture(ctx: Context, url: string): Promise<OutsidePicture | null> {
  const answer = await fetchQuietly(ctx, url, { accept: 'image/*', maxBytes: LARGEST_PICTURE });
  const picture = answer === null ? null : await remake(answer.body);
  if (picture === null) failed.set(url, true);
  else kept.set(url, picture);
  return picture;
}

async function remake(bytes: Buffer): Promise<OutsidePicture | null> {
  if (!PICTURES.has(await mediaTypeOf(bytes.subarray(0, 4_100), ''))) return null;
  return oneAtATime(async () => {
    const facts = await readImage(bytes);
    return facts === null ? null : makeThumb(bytes, facts, { always: true });
  });
}
