import { readFile } from 'node:fs/promises';
import { DomainError } from '../../contracts/errors.ts';
import { makeEmoji, type EmojiImage } from '../../platform/emoji-image.ts';
import { oneAtATime } from '../../platform/image.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import type { Received } from '../files/index.ts';

const LARGEST = 2_000_000;
/** SVG is a program and never among them. */
const PICTURES: ReadonlySet<string> = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
]);

/** @throws DomainError `file-too-large`, `image-unusable`. */
export async function readEmojiPicture({ path, size }: Pick<Received, 'path' | 'size'>): Promise<EmojiImage> {
  if (size > LARGEST) throw new DomainError('file-too-large', { limit: LARGEST });
  const bytes = await readFile(path);
  if (!PICTURES.has(await mediaTypeOf(bytes.subarray(0, 4_100), ''))) throw new DomainError('image-unusable');
  const made = await oneAtATime(() => makeEmoji(bytes));
  if (made === null) throw new DomainError('image-unusable');
  return made;
}
