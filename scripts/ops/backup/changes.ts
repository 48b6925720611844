import { BSON, type ChangeStream, type Db, type Document, type Timestamp } from 'mongodb';
import { randomUUID } from 'node:crypto';

/** The collection of the marks that a backup sets to see how far it has read; left out of every backup, gone at its end. */
export const MARKS = 'backup_marks';

/** A collection was dropped or renamed while it was read: what was read does not fit together. */
export class CollectionsChanged extends Error {}

/** The ids of documents that were written since a moment, by collection. An id is named by its extended JSON. */
export type Written = Map<string, Map<string, unknown>>;

export const nameOfId = (id: unknown): string => BSON.EJSON.stringify({ id }, { relaxed: false });

/** Follows what is written while a backup is made. */
export class Changes {
  readonly #stream: ChangeStream<Document, Document>;
  #written: Written = new Map();

  /** @param since changes after this moment */
  constructor(
    readonly db: Db,
    since: Timestamp,
  ) {
    this.#stream = db.watch([{ $project: { operationType: 1, ns: 1, documentKey: 1 } }], {
      startAtOperationTime: since,
      promoteValues: false,
    });
  }

  /**
   * Everything that was written until now and not asked for before.
   * @throws CollectionsChanged
   */
  async takeAll(): Promise<Written> {
    const mark = randomUUID();
    await this.db.collection<{ _id: string }>(MARKS).insertOne({ _id: mark });
    for (;;) {
      const event = await this.#stream.next();
      const { operationType, ns, documentKey } = event as Document;
      if (ns?.coll === MARKS) {
        if (documentKey?._id === mark) break;
        continue;
      }
      if (!['insert', 'update', 'replace', 'delete'].includes(operationType as string))
        throw new CollectionsChanged(`${String(ns?.coll)}: ${String(operationType)}`);
      this.#note(String(ns.coll), documentKey._id);
    }
    const written = this.#written;
    this.#written = new Map();
    return written;
  }

  #note(collection: string, id: unknown): void {
    const ids = this.#written.get(collection) ?? new Map<string, unknown>();
    this.#written.set(collection, ids);
    ids.set(nameOfId(id), id);
  }

  async close(): Promise<void> {
    await this.#stream.close();
    await this.db
      .collection(MARKS)
      .drop()
      .catch(() => undefined);
  }
}
