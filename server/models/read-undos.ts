import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';
import type { ReadMark } from './members.ts';

/** Where somebody's read marks stood before everything was marked as read. Kept for a while, so that it can be taken back. */
export interface ReadUndo {
  readonly _id: string;
  readonly userId: string;
  readonly at: Date;
  readonly marks: readonly {
    readonly memberId: string;
    /** The seq that the mark was moved to. */
    readonly after: number;
    readonly mark: ReadMark;
    readonly mentionSeqs: readonly number[];
  }[];
}

export const readUndoIndexes: readonly IndexDeclaration[] = [{ key: { at: 1 }, options: { expireAfterSeconds: 600 } }];

export type ReadUndos = ReturnType<typeof createReadUndos>;

export function createReadUndos(db: Db) {
  const undos: Collection<ReadUndo> = db.collection<ReadUndo>('readUndos');
  return {
    insert: (undo: ReadUndo) => undos.insertOne(undo),
    /** It can be used once. */
    take: (id: string, userId: string) => undos.findOneAndDelete({ _id: id, userId }),
  };
}
