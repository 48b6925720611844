/**
 * The first byte of every encoded value: BSON's order of types, with gaps, so that `[tag]..[tag + 1]` holds exactly one
 * type. Nothing is below `END`, and no tag reaches 0xff, neither upright nor inverted (descending).
 */
export const TAG = {
  minKey: 0x05,
  /** BSON's undefined, and what an index keeps for an empty array. */
  undefined: 0x0a,
  /** null, and what an index keeps for a missing field. */
  null: 0x10,
  number: 0x20,
  string: 0x28,
  object: 0x30,
  array: 0x38,
  binary: 0x40,
  objectId: 0x48,
  bool: 0x50,
  date: 0x58,
  timestamp: 0x60,
  regex: 0x68,
  dbPointer: 0x70,
  code: 0x78,
  scopedCode: 0x80,
  maxKey: 0xf0,
} as const;

/** Ends strings, documents and arrays. */
export const END = 0x00;

/** By BSON type byte (255 is MinKey). */
export const TAG_OF_TYPE: Uint8Array = Uint8Array.from({ length: 256 }, (_, type) => tagOfType(type));

function tagOfType(type: number): number {
  switch (type) {
    case 1:
    case 16:
    case 18:
    case 19:
      return TAG.number;
    case 2:
    case 14:
      return TAG.string;
    case 3:
      return TAG.object;
    case 4:
      return TAG.array;
    case 5:
      return TAG.binary;
    case 6:
      return TAG.undefined;
    case 7:
      return TAG.objectId;
    case 8:
      return TAG.bool;
    case 9:
      return TAG.date;
    case 10:
      return TAG.null;
    case 11:
      return TAG.regex;
    case 12:
      return TAG.dbPointer;
    case 13:
      return TAG.code;
    case 15:
      return TAG.scopedCode;
    case 17:
      return TAG.timestamp;
    case 127:
      return TAG.maxKey;
    case 255:
      return TAG.minKey;
    default:
      return TAG.null;
  }
}
