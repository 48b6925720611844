import sharp from 'sharp';

// One thread for one picture; a burst of pictures must not take the machine from everybody else.
sharp.concurrency(1);
sharp.cache(false);

/** What is read line by line may be this large: 50 megapixels. */
const MOST_PIXELS = 50_000_000;
/** These are unpacked whole before anything can be done with them: four bytes for each pixel, in memory. */
const MOST_PIXELS_AT_ONCE = 20_000_000;
const UNPACKED_WHOLE: ReadonlySet<string> = new Set(['webp', 'gif', 'heif', 'tiff', 'svg', 'jp2', 'jxl']);
const THUMB = { width: 480, height: 360 };

export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
}

export interface Thumb {
  readonly width: number;
  readonly height: number;
  readonly type: 'image/webp';
  readonly bytes: Buffer;
}

let line: Promise<unknown> = Promise.resolve();

/** Pictures are opened one after the other: what ten of them need at once is what one of them needs. */
export function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = line.then(work);
  line = result.catch(() => undefined);
  return result;
}

/** @returns the size as it is shown (turned as the camera says), or null for what is no picture or too large to open safely. */
export async function readImage(bytes: Buffer): Promise<ImageFacts | null> {
  try {
    const { width, height, pages = 1, format, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const most = UNPACKED_WHOLE.has(format) ? MOST_PIXELS_AT_ONCE : MOST_PIXELS;
    if (width * height > most) return null;
    return { width: autoOrient.width ?? width, height: autoOrient.height ?? height, animated: pages > 1 };
  } catch {
    // Not a picture, whatever its name says: then it is shown as a file.
    return null;
  }
}

/**
 * A small copy of a picture that does not fit into 480×360, or that moves; null for one that needs none, and for one that turns
 * out to be broken. Holds no metadata of the original.
 * @param options.always also of one that fits
 */
export async function makeThumb(
  bytes: Buffer,
  facts: ImageFacts,
  { always = false }: { readonly always?: boolean } = {},
): Promise<Thumb | null> {
  if (!always && !facts.animated && facts.width <= THUMB.width && facts.height <= THUMB.height) return null;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, sequentialRead: true })
      .autoOrient()
      .resize({ ...THUMB, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    return { type: 'image/webp', bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}

/** A square picture of somebody, cut from the middle, without anything that its file said beside it. Null for what is broken. */
export async function makeSquare(bytes: Buffer, side: number): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, sequentialRead: true })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'cover' })
      .webp({ quality: 86 })
      .toBuffer();
  } catch {
    return null;
  }
}
