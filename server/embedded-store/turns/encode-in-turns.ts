import { encode } from '../bson/encode.ts';
import { Doc, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { takeTurns } from './in-turns.ts';

const OBJECT = 3;
const ARRAY = 4;

/** So many values are encoded at a stretch. */
const LONG = 2_000;
/** Copying so many characters takes as long as encoding a number. */
const CHARACTERS = 128;
/** As for `encode`: several times the size of a document. */
const LARGEST = 64 * 1024 * 1024;
/** Bytes that are copied at a stretch. */
const COPIED_AT_ONCE = 1024 * 1024;

/**
 * Encodes a document as `encode` does, letting others have their turns where it is long.
 * @throws StoreError Overflow, BSONObjectTooLarge
 */
export function encodeInTurns(doc: Doc): Buffer | Promise<Buffer> {
  return weigh(doc.values, LONG) > LONG ? encodeLong(doc) : encode(doc);
}

/** Whether so much is inside of a value that looking at all of it takes its time. */
export function isLong(value: Value): boolean {
  return weightOf(value, LONG) > LONG;
}

/** About how many values there are in all; does not look further than it must to know that they are more than `most`. */
function weigh(values: readonly Value[], most: number): number {
  let weight = values.length;
  for (let i = 0; i < values.length && weight <= most; i++) weight += weightOf(values[i], most - weight);
  return weight;
}

function weightOf(value: Value, most: number): number {
  if (typeof value === 'string') return value.length / CHARACTERS;
  const inside = valuesIn(value);
  return inside ? weigh(inside, most) : 0;
}

function valuesIn(value: Value): readonly Value[] | undefined {
  if (Array.isArray(value)) return value;
  return value instanceof Doc ? value.values : undefined;
}

async function encodeLong(doc: Doc): Promise<Buffer> {
  const pieces = new Pieces();
  await pieces.addDocument(OBJECT, doc.values, doc.names);
  return pieces.joined();
}

/** The bytes of a document in their order. */
class Pieces {
  private readonly pieces: Buffer[] = [];
  private bytes = 0;

  async addDocument(type: number, values: readonly Value[], names?: readonly string[]): Promise<void> {
    const length = Buffer.alloc(4);
    const before = this.bytes;
    this.add(length);
    await this.addElements(type, values, names);
    this.add(Buffer.alloc(1));
    length.writeInt32LE(this.bytes - before);
  }

  /** What is short is encoded many at a time, what is long by itself. */
  private async addElements(type: number, values: readonly Value[], names?: readonly string[]): Promise<void> {
    const nameOf = (at: number): string => (type === ARRAY ? String(at) : (names?.[at] as string));
    let [first, weight] = [0, 0];
    const addUpTo = async (end: number): Promise<void> => {
      if (end > first) {
        const some = values.slice(first, end);
        this.add(
          elementsOf(
            new Doc(
              some.map((_, i) => nameOf(first + i)),
              some,
            ),
          ),
        );
      }
      [first, weight] = [end, 0];
      await takeTurns();
    };
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      const inside = valuesIn(value);
      const own = weightOf(value, LONG);
      if (inside && own > LONG) {
        await addUpTo(at);
        const kind = Array.isArray(value) ? ARRAY : OBJECT;
        this.add(Buffer.from(`${String.fromCharCode(kind)}${nameOf(at)}\0`, 'utf8'));
        await this.addDocument(kind, inside, value instanceof Doc ? value.names : undefined);
        first = at + 1;
      } else if ((weight += 1 + own) > LONG) await addUpTo(at + 1);
    }
    await addUpTo(values.length);
  }

  private add(piece: Buffer): void {
    this.bytes += piece.length;
    this.pieces.push(piece);
    if (this.bytes > LARGEST)
      throw new StoreError('BSONObjectTooLarge', `BSONObj size: more than ${LARGEST} is invalid`);
  }

  async joined(): Promise<Buffer> {
    const all = Buffer.allocUnsafe(this.bytes);
    let [at, copied] = [0, 0];
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.length;
      copied += piece.length;
      if (copied < COPIED_AT_ONCE) continue;
      copied = 0;
      await takeTurns();
    }
    return all;
  }
}

function elementsOf(doc: Doc): Buffer {
  const bytes = encode(doc);
  return bytes.subarray(4, bytes.length - 1);
}
