import { CallFailure } from '../../transport/call-failure.ts';
import { sourceSquare, type Crop } from './crop.ts';

const SIDE = 512;

/** Opens a file that somebody chose. Throws `CallFailure` when no browser can show it. */
export async function openPicture(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new CallFailure('image-unusable');
  });
}

/** Cuts out what is seen: 512 × 512 pixels, without anything that the file said beside them. */
export function cutPicture(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const { x, y, side } = sourceSquare(crop, picture);
  canvas.getContext('2d')?.drawImage(picture, x, y, side, side, 0, 0, SIDE, SIDE);
  return new Promise((resolve, reject) => {
    // A browser that cannot write WebP writes PNG.
    canvas.toBlob(
      (blob) => (blob === null ? reject(new CallFailure('image-unusable')) : resolve(blob)),
      'image/webp',
      0.92,
    );
  });
}
