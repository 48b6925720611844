import sharp from 'sharp';

/** Draws an SVG of our own making as a PNG of `size` × `size` pixels. Never for SVG that came from outside. */
export function rasterize(svg: string, size: number): Promise<Buffer> {
  return sharp(Buffer.from(svg)).resize(size, size).png().toBuffer();
}

/** A picture of our own store in another form, `size` × `size` pixels. */
export function convertImage(bytes: Buffer, format: 'png' | 'jpeg', size: number): Promise<Buffer> {
  return sharp(bytes).resize(size, size, { fit: 'cover' }).toFormat(format).toBuffer();
}
