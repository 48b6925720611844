import sharp from 'sharp';

// One image at a time in one thread: a burst of pictures must not take the machine from everybody else.
sharp.concurrency(1);
sharp.cache(false);

/** 50 megapixels: past that a picture is kept as a plain file. */
const MOST_PIXELS = 50_000_000;
const THUMB = { width: 480, height: 360 };

export interface ImageFacts {
  readonly width: number;
  readonly height: number;
}

export interface Thumb extends ImageFacts {
  readonly type: 'image/webp';
  readonly bytes: Buffer;
}

/** @returns the size as it is shown (turned as the camera says), or null for what is no picture or too large to open safely. */
export async function readImage(bytes: Buffer): Promise<ImageFacts | null> {
  try {
    const { width, height, autoOrient } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    return { width: autoOrient.width ?? width, height: autoOrient.height ?? height };
  } catch {
    // Not a picture, whatever its name says: then it is shown as a file.
    return null;
  }
}

/** A small copy of a picture that does not fit into 480×360; null for one that does. Holds no metadata of the original. */
export async function makeThumb(bytes: Buffer, facts: ImageFacts): Promise<Thumb | null> {
  if (facts.width <= THUMB.width && facts.height <= THUMB.height) return null;
  const { data, info } = await open(bytes)
    .resize({ ...THUMB, fit: 'inside' })
    .webp({ quality: 78 })
    .toBuffer({ resolveWithObject: true });
  return { type: 'image/webp', bytes: data, width: info.width, height: info.height };
}

/** The same picture without place, camera and the rest of its metadata, turned as it is shown. */
export function stripMetadata(bytes: Buffer): Promise<Buffer> {
  return open(bytes).toBuffer();
}

function open(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS }).autoOrient();
}
