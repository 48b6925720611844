import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { readAvatar, type AvatarFacts } from '../../domain/avatars/index.ts';
import type { Context } from '../../domain/context.ts';
import { convertImage, rasterize } from '../../platform/rasterize.ts';
import { drawInitials } from './draw-initials.ts';

export interface Picture {
  readonly type: string;
  readonly bytes: Buffer;
}

interface Form {
  readonly format: 'png' | 'jpeg' | 'svg';
  readonly size: number;
}

/** Many ask for the same few pictures at once: each is made once. */
const made = new LRUCache<string, Promise<Picture | null>>({ max: 1_000 });

/** Changes whenever the bytes do. */
export function etagOf({ version, name }: AvatarFacts, { format, size }: Form): string {
  const what = version === '' ? createHash('sha256').update(name).digest('hex').slice(0, 16) : version;
  return format === 'svg' ? `"${what}"` : `"${what}-${format}-${size}"`;
}

/** A picture as it lies or as the caller can show it; the letters of a name where there is none. */
export async function bytesOf(ctx: Context, { version, name }: AvatarFacts, { format, size }: Form): Promise<Picture> {
  if (version !== '') {
    const kept = await remember(`${version} ${format} ${size}`, async () => {
      const stored = await readAvatar(ctx, version);
      if (stored === null || format === 'svg') return stored;
      return { type: `image/${format}`, bytes: await convertImage(stored.bytes, format, size) };
    });
    if (kept !== null) return kept;
  }
  const svg = drawInitials(name === '' ? '#' : name);
  if (format === 'svg') return { type: 'image/svg+xml; charset=utf-8', bytes: Buffer.from(svg) };
  return remember(`${size} ${svg}`, async () => ({ type: 'image/png', bytes: await rasterize(svg, size) }));
}

/** What failed is tried again next time. */
function remember<Result extends Picture | null>(key: string, make: () => Promise<Result>): Promise<Result> {
  const known = made.get(key) as Promise<Result> | undefined;
  if (known !== undefined) return known;
  const making = make();
  made.set(key, making);
  making.then(
    (picture) => picture === null && made.delete(key),
    () => made.delete(key),
  );
  return making;
}
