import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** An upload. `pending` until a message holds it; pending ones that nobody attaches are collected after a day. */
export interface StoredFile {
  readonly _id: string;
  readonly name: string;
  /** Media type, sniffed from the content where it can be. */
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly roomId: string;
  readonly userId: string;
  readonly messageId: string | null;
  readonly state: 'pending' | 'attached';
  readonly storage: 'disk' | 'grid';
  readonly image: { readonly width: number; readonly height: number; readonly thumb: ImageThumb | null } | null;
  readonly createdAt: Date;
}

/** Lies under the key `<file id>-thumb`. */
export interface ImageThumb {
  readonly width: number;
  readonly height: number;
  readonly type: string;
}

export const fileIndexes: readonly IndexDeclaration[] = [
  { key: { roomId: 1, state: 1, createdAt: 1 } },
  { key: { userId: 1, createdAt: 1 } },
  { key: { messageId: 1 } },
  { key: { state: 1, createdAt: 1 } },
];

export type Files = ReturnType<typeof createFiles>;

export function createFiles(db: Db) {
  const files: Collection<StoredFile> = db.collection<StoredFile>('files');
  return {
    insert: (file: StoredFile) => files.insertOne(file),
    find: (id: string) => files.findOne({ _id: id }),
    findMany: (ids: readonly string[]) => files.find({ _id: { $in: [...ids] } }).toArray(),
    /** Says which message is about to show some uploads of one person; what another message shows stays with that one. */
    async claim(
      ids: readonly string[],
      owner: { readonly userId: string; readonly roomId: string },
      messageId: string,
    ) {
      await files.updateMany({ _id: { $in: [...ids] }, ...owner, messageId: null }, { $set: { messageId } });
      return files.find({ _id: { $in: [...ids] }, ...owner, messageId }).toArray();
    },
    /** The message is there: its uploads are seen by whoever sees it. */
    attach: (messageId: string) => files.updateMany({ messageId, state: 'pending' }, { $set: { state: 'attached' } }),
    listOfRoom: (roomId: string, page: { readonly offset: number; readonly limit: number }) =>
      files.find({ roomId, state: 'attached' }).sort({ createdAt: -1 }).skip(page.offset).limit(page.limit).toArray(),
    listOfUser: (userId: string, page: { readonly offset: number; readonly limit: number }) =>
      files.find({ userId }).sort({ createdAt: -1 }).skip(page.offset).limit(page.limit).toArray(),
    listOfMessage: (messageId: string) => files.find({ messageId }).toArray(),
    listForgotten: (before: Date, limit: number) =>
      files
        .find({ state: 'pending', createdAt: { $lt: before } })
        .limit(limit)
        .toArray(),
    remove: (id: string) => files.deleteOne({ _id: id }),
  };
}
