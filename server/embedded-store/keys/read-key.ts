import { dateOf } from '../bson/far-date.ts';
import type { Value } from '../bson/values.ts';
import {
  BSONRegExp,
  Binary,
  Code,
  DbPointer,
  Doc,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  ScopedCode,
  Timestamp,
} from '../bson/values.ts';
import { END, TAG } from './tags.ts';
import { NUMBER_NOTE } from './type-notes.ts';
import { AT, readExact } from './write-number.ts';

/**
 * Reads values back out of a key that is not lossy (see type-notes.ts), part by part. Bytes of descending parts are
 * turned back first.
 */
export class KeyReader {
  private at: number;

  constructor(
    private readonly bytes: Buffer,
    start: number,
    private readonly nextNote: () => number,
  ) {
    this.at = start;
  }

  read(descending = false): Value {
    if (!descending) return this.value();
    const upright = Buffer.from(this.bytes.subarray(this.at));
    for (let i = 0; i < upright.length; i++) upright[i] = 0xff - (upright[i] as number);
    const inner = new KeyReader(upright, 0, this.nextNote);
    const value = inner.value();
    this.at += inner.at;
    return value;
  }

  private value(): Value {
    const tag = this.byte();
    return this.payload(tag);
  }

  private payload(tag: number): Value {
    switch (tag) {
      case TAG.null:
        return null;
      case TAG.undefined:
        return undefined;
      case TAG.number:
        return this.number();
      case TAG.string:
        return this.text();
      case TAG.objectId:
        return new ObjectId(this.take(12));
      case TAG.bool:
        return this.byte() === 1;
      case TAG.date:
        return this.date();
      case TAG.object:
        return this.doc();
      case TAG.array:
        return this.array();
      default:
        return this.rare(tag);
    }
  }

  private rare(tag: number): Value {
    switch (tag) {
      case TAG.minKey:
        return new MinKey();
      case TAG.maxKey:
        return new MaxKey();
      case TAG.timestamp:
        return new Timestamp(this.take(8).readBigUInt64BE());
      case TAG.binary: {
        const size = this.take(4).readUInt32BE();
        const subType = this.byte();
        return new Binary(this.take(size), subType);
      }
      case TAG.regex: {
        const pattern = this.text();
        return new BSONRegExp(pattern, this.text());
      }
      case TAG.code:
        return new Code(this.text());
      case TAG.scopedCode: {
        const code = this.text();
        return new ScopedCode(code, this.doc());
      }
      default: {
        this.take(4);
        const ns = this.text();
        return new DbPointer(ns, new ObjectId(this.take(12)));
      }
    }
  }

  private byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  private take(size: number): Buffer {
    const bytes = Buffer.from(this.bytes.subarray(this.at, this.at + size));
    this.at += size;
    return bytes;
  }

  private number(): Value {
    const bits = this.take(8);
    const negative = ((bits[0] as number) & 0x80) === 0;
    if (negative) for (let i = 0; i < 8; i++) bits[i] = 0xff - (bits[i] as number);
    else bits[0] = (bits[0] as number) & 0x7f;
    // Only NaN has no bit set; turned around, that is all ones, which is a NaN again.
    const read = bits.readDoubleBE();
    const double = Number.isNaN(read) ? Number.NaN : read;
    const exact = this.byte() === AT ? undefined : this.exact(negative);
    const note = this.nextNote();
    if (note === NUMBER_NOTE.long) return exact ?? BigInt(double);
    return note === NUMBER_NOTE.int ? new Int32(double) : double;
  }

  private exact(negative: boolean): bigint | undefined {
    const { value, end } = readExact(this.bytes, this.at, negative);
    this.at = end;
    return value;
  }

  private date(): Date {
    const bytes = this.take(8);
    const high = bytes.readUInt32BE(0) ^ 0x80000000;
    return dateOf((BigInt(high) << 32n) + BigInt(bytes.readUInt32BE(4)));
  }

  private text(): string {
    const start = this.at;
    let escapes = 0;
    for (let byte = this.byte(); byte !== END; byte = this.byte()) if (byte === 1) escapes++;
    if (escapes === 0) return this.bytes.toString('utf8', start, this.at - 1);
    return this.unescape(start, this.at - 1).toString('utf8');
  }

  private unescape(start: number, end: number): Buffer {
    const out: number[] = [];
    for (let i = start; i < end; i++) {
      const byte = this.bytes[i] as number;
      out.push(byte === 1 ? (this.bytes[++i] as number) - 1 : byte);
    }
    return Buffer.from(out);
  }

  private doc(): Doc {
    const doc = new Doc();
    for (let tag = this.byte(); tag !== END; tag = this.byte()) {
      const name = this.text();
      doc.push(name, this.payload(tag));
    }
    return doc;
  }

  private array(): Value[] {
    const values: Value[] = [];
    for (let tag = this.byte(); tag !== END; tag = this.byte()) values.push(this.payload(tag));
    return values;
  }
}
