import { stripHeif } from './strip-heif.ts';

/**
 * Takes place, camera, comments and thumbnails out of pictures without unpacking them: not a pixel changes, and a picture of
 * any size costs one copy. How it is to be turned is kept. Formats: JPEG (ITU T.81 annex B), PNG (W3C PNG 3), WebP (RFC 9649), and HEIC and AVIF (strip-heif.ts).
 * @returns the picture as it came when it is of another kind or cannot be followed to its end.
 */
export function stripMetadata(bytes: Buffer, type: string): Buffer {
  try {
    return strippers[type]?.(bytes) ?? bytes;
  } catch (error) {
    if (ledPastTheEnd(error)) return bytes;
    throw error;
  }
}

const strippers: Readonly<Record<string, (bytes: Buffer) => Buffer | null>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/apng': stripPng,
  'image/webp': stripWebp,
  'image/avif': stripHeif,
  'image/heic': stripHeif,
  'image/heif': stripHeif,
  'image/heic-sequence': stripHeif,
  'image/heif-sequence': stripHeif,
};

const START_OF_SCAN = 0xda;
/** JFIF, ICC profiles and Adobe's colour transform decide how it looks; every other APPn and comment goes. */
const KEPT_APPS: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);

function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at < bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) {
      // What follows the last scan (a second picture, a film) is no part of this one; it may hold the same data again.
      const end = endOfJpeg(bytes, at);
      return Buffer.concat([...kept, bytes.subarray(at, end)]);
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return null;
    const isApp = marker >= 0xe0 && marker <= 0xef;
    if (marker === 0xe1) {
      const orientation = orientationOf(bytes.subarray(at + 4, end));
      if (orientation > 1) kept.push(exifOf(orientation));
    } else if (isApp ? KEPT_APPS.has(marker) && !isMultiPicture(bytes, at) : marker !== 0xfe) {
      kept.push(bytes.subarray(at, end));
    }
    at = end;
  }
  return null;
}

/** APP2 is also where phones list further pictures (MPF), which stand behind this one and are cut off. */
function isMultiPicture(bytes: Buffer, at: number): boolean {
  return bytes.toString('latin1', at + 4, at + 8) === 'MPF\0';
}

/** In scan data 0xFF is followed by zero or a restart mark; tables, which say how long they are, may stand between scans. */
function endOfJpeg(bytes: Buffer, scan: number): number {
  let at = bytes.indexOf(0xff, scan + 2);
  while (at !== -1 && at + 1 < bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xd9) return at + 2;
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    const next = isData ? at + 1 : at + 2 + bytes.readUInt16BE(at + 2);
    at = bytes.indexOf(0xff, next);
  }
  return bytes.length;
}

/** Reads the one value of Exif that decides how a picture is shown; 1 when there is none. */
function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  try {
    const tiff = segment.subarray(6);
    const little = tiff.toString('latin1', 0, 2) === 'II';
    const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < u16(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (u16(at) === 0x0112) return Math.min(Math.max(u16(at + 8), 1), 8);
    }
  } catch (error) {
    if (!ledPastTheEnd(error)) throw error;
  }
  return 1;
}

/** Cut off, or out of its form. */
function ledPastTheEnd(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === 'ERR_OUT_OF_RANGE' || code === 'ERR_BUFFER_OUT_OF_BOUNDS';
}

/** An APP1 segment with nothing in it but how the picture is turned. */
function exifOf(orientation: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write('Exif\0\0MM\0*', 4, 'latin1');
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(0x0112, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(orientation, 28);
  return segment;
}

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const PNG_DROPPED: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function stripPng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  const kept: Buffer[] = [PNG_SIGNATURE];
  for (let at = 8; ;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!PNG_DROPPED.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

const WEBP_EXIF = 0x08;
const WEBP_XMP = 0x04;

function stripWebp(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const kept: Buffer[] = [Buffer.from(bytes.subarray(0, 12))];
  for (let at = 12; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    // Chunks begin at even places.
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) return null;
    const name = bytes.toString('latin1', at, at + 4);
    if (name === 'VP8X') {
      const header = Buffer.from(bytes.subarray(at, end));
      header.writeUInt8(header.readUInt8(8) & ~(WEBP_EXIF | WEBP_XMP), 8);
      kept.push(header);
    } else if (name !== 'EXIF' && name !== 'XMP ') {
      kept.push(bytes.subarray(at, end));
    }
    at = end;
  }
  const stripped = Buffer.concat(kept);
  stripped.writeUInt32LE(stripped.length - 8, 4);
  return stripped;
}
