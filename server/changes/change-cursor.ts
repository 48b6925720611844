import type { ClientSession, Db, Document, Long } from 'mongodb';

/** Where in the store's history one is; only the store reads it. */
export type ResumeToken = Document;

/** A change event as the store sends it. https://www.mongodb.com/docs/manual/reference/change-events/ */
export interface RawChange {
  readonly operationType: string;
  readonly ns?: { readonly coll?: string };
  readonly documentKey?: { readonly _id?: unknown };
  readonly fullDocument?: Document | null;
  readonly updateDescription?: { readonly updatedFields?: Document | null };
}

export interface ChangeBatch {
  readonly changes: readonly RawChange[];
  /** Resuming here repeats none of these and loses nothing after them. */
  readonly token: ResumeToken | null;
}

interface CursorReply {
  readonly cursor: {
    readonly id: Long | bigint | number;
    readonly ns: string;
    readonly firstBatch?: readonly RawChange[];
    readonly nextBatch?: readonly RawChange[];
    readonly postBatchResumeToken?: ResumeToken;
  };
}

const WAIT_MS = 1_000;
/** A store that does not answer at all for this long is gone, whatever its connection says. */
const SILENCE_MS = 10_000;
const LARGEST_BATCH = 1_000;

/**
 * Reads a change stream a whole batch at a time. The driver's own class hands out one event after the other and resumes by
 * itself; here a batch is one piece of work, and its end is where the feed remembers its place.
 */
export class ChangeCursor {
  private readonly db: Db;
  private readonly session: ClientSession;
  private readonly id: Long | bigint | number;
  private readonly namespace: string;

  private constructor(db: Db, session: ClientSession, { cursor }: CursorReply) {
    this.db = db;
    this.session = session;
    this.id = cursor.id;
    this.namespace = cursor.ns.slice(cursor.ns.indexOf('.') + 1);
  }

  /** Follows the whole database from `after`, or from now. Updates come with the newest version of their document. */
  static async open(
    db: Db,
    pipeline: readonly Document[],
    after: ResumeToken | null,
  ): Promise<{ readonly cursor: ChangeCursor; readonly first: ChangeBatch }> {
    const session = db.client.startSession();
    try {
      const options = { fullDocument: 'updateLookup', ...(after === null ? {} : { resumeAfter: after }) };
      const command = {
        aggregate: 1,
        pipeline: [{ $changeStream: options }, ...pipeline],
        cursor: { batchSize: LARGEST_BATCH },
        readConcern: { level: 'majority' },
      };
      const reply = await withinSilence(db.command(command, { session }));
      return { cursor: new ChangeCursor(db, session, reply), first: batchOf(reply) };
    } catch (error) {
      await session.endSession().catch(() => undefined);
      throw error;
    }
  }

  /** Waits a second at most for something to happen; then the batch is empty. */
  async next(): Promise<ChangeBatch> {
    const command = {
      getMore: this.id,
      collection: this.namespace,
      maxTimeMS: WAIT_MS,
      batchSize: LARGEST_BATCH,
    };
    return batchOf(await withinSilence(this.db.command(command, { session: this.session })));
  }

  /** Best effort: a store that is away has forgotten the cursor anyway. */
  async close(): Promise<void> {
    await this.db.command({ killCursors: this.namespace, cursors: [this.id] }).catch(() => undefined);
    await this.session.endSession().catch(() => undefined);
  }
}

async function withinSilence(answer: Promise<Document>): Promise<CursorReply> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store does not answer')), SILENCE_MS);
  });
  try {
    return (await Promise.race([answer, silence])) as CursorReply;
  } finally {
    clearTimeout(timer);
    answer.catch(() => undefined);
  }
}

function batchOf({ cursor }: CursorReply): ChangeBatch {
  return { changes: cursor.nextBatch ?? cursor.firstBatch ?? [], token: cursor.postBatchResumeToken ?? null };
}
