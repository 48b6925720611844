import { encode } from '../bson/encode.ts';
import { Binary, Doc } from '../bson/values.ts';
import type { Oplog } from '../oplog/change-log.ts';
import { toTimestamp } from '../oplog/log-time.ts';

const NO_SIGNATURE = Doc.of({ hash: new Binary(Buffer.alloc(20)), keyId: 0n });

/** The fields that close every reply: ok and the logical clock. Encoded once for each tick of the clock. */
export class ReplyTails {
  private time = -1n;
  private okTail: Buffer = Buffer.alloc(0);
  private clockTail: Buffer = Buffer.alloc(0);

  constructor(private readonly log: Oplog) {}

  /** `{ok: 1, …clock}` */
  get ok(): Buffer {
    this.refresh();
    return this.okTail;
  }

  /** The clock alone, for answers that say `ok` themselves. */
  get clock(): Buffer {
    this.refresh();
    return this.clockTail;
  }

  private refresh(): void {
    const time = this.log.visible;
    if (time === this.time) return;
    this.time = time;
    const at = toTimestamp(time);
    const clock = { $clusterTime: Doc.of({ clusterTime: at, signature: NO_SIGNATURE }), operationTime: at };
    this.okTail = encode(Doc.of({ ok: 1, ...clock }));
    this.clockTail = encode(Doc.of(clock));
  }
}
