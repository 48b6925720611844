import sharp from 'sharp';

export interface EmojiImage {
  readonly extension: 'png' | 'gif';
  readonly bytes: Buffer;
}

/** Shown at most at 64 pixels, on screens with two points for each. */
const SIDE = 128;
/** All frames together: a picture this large is a bomb, not an emoji. */
const MOST_PIXELS = 20_000_000;
const MOST_FRAMES = 150;

/**
 * Makes a picture small and draws it anew from its pixels; one that moves goes on moving. Null for what is no picture, or would
 * need too much to be opened.
 */
export async function makeEmoji(bytes: Buffer): Promise<EmojiImage | null> {
  try {
    const {
      width,
      height,
      pages = 1,
      pageHeight = height,
    } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const frames = Math.max(pages, 1);
    if (frames > MOST_FRAMES || width * pageHeight * frames > MOST_PIXELS) return null;
    const moves = frames > 1;
    const picture = sharp(bytes, { animated: moves, limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true });
    return moves
      ? { extension: 'gif', bytes: await picture.gif({ effort: 3 }).toBuffer() }
      : { extension: 'png', bytes: await picture.png({ compressionLevel: 9 }).toBuffer() };
  } catch {
    return null;
  }
}
