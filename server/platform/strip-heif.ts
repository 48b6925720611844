/**
 * Takes Exif and XMP out of a picture in an ISO base media file (HEIF, ISO/IEC 23008-12: HEIC, AVIF). They are items of their own;
 * their bytes are written over with zeros where they lie, so that nothing moves and not a pixel changes. How the picture is turned
 * stands elsewhere (`irot`) and is kept.
 * @returns null when the file is of another kind or out of its form
 */
export function stripHeif(bytes: Buffer): Buffer | null {
  const boxes = boxesIn(bytes, { from: 0, to: bytes.length });
  if (boxes?.[0]?.name !== 'ftyp') return null;
  const stripped = Buffer.from(bytes);
  for (const box of boxes) {
    if (box.name === 'uuid') stripped.fill(0, Math.min(box.from + 16, box.to), box.to);
    if (box.name !== 'meta') continue;
    const spans = spansOfMetadata(bytes, { from: box.from + 4, to: box.to });
    if (spans === null) return null;
    for (const { from, to } of spans) stripped.fill(0, from, to);
  }
  return stripped;
}

/** Bytes of a file; `to` is not among them. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a box holds, without its header. */
interface Box extends Span {
  readonly name: string;
}

function boxesIn(bytes: Buffer, { from, to }: Span): readonly Box[] | null {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const length = bytes.readUInt32BE(at);
    const header = length === 1 ? 16 : 8;
    const size = length === 0 ? to - at : length === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : length;
    if (size < header || at + size > to) return null;
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), from: at + header, to: at + size });
    at += size;
  }
  return boxes;
}

function spansOfMetadata(bytes: Buffer, meta: Span): readonly Span[] | null {
  const boxes = boxesIn(bytes, meta);
  const [infos, places, data] = ['iinf', 'iloc', 'idat'].map((name) => boxes?.find((box) => box.name === name));
  if (boxes === null) return null;
  if (infos === undefined || places === undefined) return [];
  const ids = idsOfMetadata(bytes, infos);
  const spans = ids === null ? null : spansOf(bytes, places, { ids, dataFrom: data?.from ?? bytes.length });
  if (spans === null || !spans.every(({ from, to }) => from < to && to <= bytes.length)) return null;
  // What overlaps was made to cost, not to be seen.
  return spans.reduce((sum, { from, to }) => sum + to - from, 0) <= bytes.length ? spans : null;
}

/** Entries of `iinf` (§8.11.6 of ISO/IEC 14496-12): from version 2 on an item has an id and a type of four letters. */
function idsOfMetadata(bytes: Buffer, infos: Box): ReadonlySet<number> | null {
  const counted = bytes.readUInt8(infos.from) === 0 ? 2 : 4;
  const entries = boxesIn(bytes, { from: infos.from + 4 + counted, to: infos.to });
  if (entries === null) return null;
  const ids = new Set<number>();
  for (const { name, from } of entries) {
    const version = bytes.readUInt8(from);
    if (name !== 'infe' || version < 2) continue;
    const wide = version > 2;
    const type = bytes.toString('latin1', from + (wide ? 10 : 8), from + (wide ? 14 : 12));
    if (type === 'Exif' || type === 'mime') ids.add(wide ? bytes.readUInt32BE(from + 4) : bytes.readUInt16BE(from + 4));
  }
  return ids;
}

/** `iloc` (§8.11.3): where each item lies, in the file or in `idat`, in one piece or several. Numbers have the sizes that it names. */
function spansOf(
  bytes: Buffer,
  places: Box,
  wanted: { readonly ids: ReadonlySet<number>; readonly dataFrom: number },
): readonly Span[] | null {
  let at = places.from;
  const next = (size: number) => {
    const value = size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const version = next(4) >>> 24;
  const sizes = next(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const idSize = version < 2 ? 2 : 4;
  // Pieces that take no bytes could be counted for ever.
  if (offsetSize + lengthSize === 0) return null;

  const spans: Span[] = [];
  for (let left = next(idSize); left > 0; left -= 1) {
    const id = next(idSize);
    const method = version === 0 ? 0 : next(2) & 15;
    next(2);
    const base = next(baseSize) + (method === 1 ? wanted.dataFrom : 0);
    for (let pieces = next(2); pieces > 0; pieces -= 1) {
      next(indexSize);
      const from = base + next(offsetSize);
      const to = from + next(lengthSize);
      if (wanted.ids.has(id)) spans.push({ from, to });
    }
  }
  return spans;
}
