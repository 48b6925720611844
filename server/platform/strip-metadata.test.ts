import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { stripMetadata } from './strip-metadata.ts';

const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#456' } });
const secret = { IFD0: { Copyright: 'secret place', Make: 'secret camera' }, IFD3: { GPSLatitude: '1/1 2/1 3/1' } };

async function pixelsOf(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer();
}

describe('stripMetadata', () => {
  it.each([
    ['image/jpeg', () => picture().withExif(secret).jpeg().toBuffer()],
    ['image/png', () => picture().withExif(secret).withXmp('<x:xmpmeta xmlns:x="secret:ns"/>').png().toBuffer()],
    ['image/webp', () => picture().withExif(secret).webp().toBuffer()],
  ] as const)('takes what is known of its maker out of %s and changes not a pixel', async (type, make) => {
    const before = await make();
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const after = stripMetadata(before, type);
    expect((await sharp(after).metadata()).exif).toBeUndefined();
    expect(after.includes('secret')).toBe(false);
    expect((await pixelsOf(after)).equals(await pixelsOf(before))).toBe(true);
  });

  it('writes over what is known of the maker of an AVIF or HEIC, and changes not a pixel', async () => {
    const before = await picture().withExif(secret).withXmp('<x:xmpmeta xmlns:x="secret:ns"/>').avif().toBuffer();
    expect(before.includes('secret place')).toBe(true);
    for (const type of ['image/avif', 'image/heic']) {
      const after = stripMetadata(before, type);
      expect(after.includes('secret')).toBe(false);
      expect(after).toHaveLength(before.length);
      expect((await pixelsOf(after)).equals(await pixelsOf(before))).toBe(true);
    }
  });

  it('keeps how a photo is turned, and the colours that it is in', async () => {
    const before = await picture().withMetadata({ orientation: 6 }).withIccProfile('p3').jpeg().toBuffer();
    const { orientation, icc, exif } = await sharp(stripMetadata(before, 'image/jpeg')).metadata();
    expect(orientation).toBe(6);
    expect(icc).toBeDefined();
    expect(exif?.length).toBeLessThan(40);
  });

  it('cuts off what hangs behind a photo', async () => {
    const photo = await picture().jpeg().toBuffer();
    const after = stripMetadata(Buffer.concat([photo, Buffer.from('a film with a secret place')]), 'image/jpeg');
    expect(after.includes('secret')).toBe(false);
    expect(await pixelsOf(after)).toEqual(await pixelsOf(photo));
  });

  it('leaves the frames of a film in WebP', async () => {
    const frames = await sharp(await twoFrames(), { animated: true })
      .withExif(secret)
      .webp()
      .toBuffer();
    const after = stripMetadata(frames, 'image/webp');
    expect(await sharp(after, { animated: true }).metadata()).toMatchObject({ pages: 2 });
    expect(after.includes('secret')).toBe(false);
  });

  it('leaves alone what it cannot follow', async () => {
    const photo = await picture().withExif(secret).jpeg().toBuffer();
    const avif = await picture().withExif(secret).avif().toBuffer();
    const broken = [photo.subarray(0, 30), avif.subarray(0, 60), avif.subarray(0, -1), Buffer.alloc(50, 0xff)];
    for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/avif']) {
      for (const bytes of [Buffer.alloc(0), Buffer.from('x'), ...broken])
        expect(stripMetadata(bytes, type)).toEqual(bytes);
    }
    expect(stripMetadata(photo, 'image/tiff')).toBe(photo);
  });
});

async function twoFrames(): Promise<Buffer> {
  const [one, two] = await Promise.all(
    ['#f00', '#00f'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp([one ?? '', two ?? ''], { join: { animated: true } })
    .webp()
    .toBuffer();
}
