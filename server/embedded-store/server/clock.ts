import { encode } from '../bson/encode.ts';
import { Binary, Doc, Timestamp } from '../bson/values.ts';
import type { Oplog } from '../oplog/change-log.ts';

const NO_SIGNATURE = Doc.of({ hash: new Binary(Buffer.alloc(20)), keyId: 0n });
/** Stands where the time belongs; nothing else in a tail has these bytes. */
const PLACEHOLDER = Timestamp.fromBits(0x5eed5eed, 0x5eed5eed);

/** The fields that close every reply: ok and the logical clock. Encoded once; the time is written over the last one. */
export class ReplyTails {
  private time = -1n;
  private readonly okTail: Tail;
  private readonly clockTail: Tail;

  constructor(private readonly log: Oplog) {
    const clock = {
      $clusterTime: Doc.of({ clusterTime: PLACEHOLDER, signature: NO_SIGNATURE }),
      operationTime: PLACEHOLDER,
    };
    this.okTail = new Tail(encode(Doc.of({ ok: 1, ...clock })));
    this.clockTail = new Tail(encode(Doc.of(clock)));
  }

  /** `{ok: 1, …clock}`; good until the clock ticks. */
  get ok(): Buffer {
    this.refresh();
    return this.okTail.bytes;
  }

  /** The clock alone, for answers that say `ok` themselves; good until the clock ticks. */
  get clock(): Buffer {
    this.refresh();
    return this.clockTail.bytes;
  }

  private refresh(): void {
    const time = this.log.visible;
    if (time === this.time) return;
    this.time = time;
    this.okTail.set(time);
    this.clockTail.set(time);
  }
}

class Tail {
  private readonly places: number[] = [];

  constructor(readonly bytes: Buffer) {
    const wanted = Buffer.alloc(8);
    wanted.writeBigUInt64LE(PLACEHOLDER.toBigInt());
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) this.places.push(at);
    if (this.places.length !== 2) throw new Error('a tail has two times');
  }

  set(time: bigint): void {
    for (const place of this.places) this.bytes.writeBigUInt64LE(time, place);
  }
}
