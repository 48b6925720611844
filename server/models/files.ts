import type { Collection, Db, Filter } from 'mongodb';
import type { FileFamily } from '../contracts/file.ts';
import type { IndexDeclaration } from '../store/indexes.ts';
import type { RowRange } from './row-range.ts';

/**
 * An upload. It is written down before its bytes are (`arriving`), so that bytes without a document never lie anywhere; `pending`
 * until a message holds it; what stays in one of these for a day is collected. `scheduled`: the message that will show it is sent later. `kept`:
 * that message was deleted, and auditors may still read it.
 */
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
  readonly state: 'arriving' | 'pending' | 'scheduled' | 'attached' | 'kept';
  readonly storage: 'disk' | 'grid';
  /** What is on it, in its sender's words; missing when nothing was said. */
  readonly description?: string;
  readonly image: StoredImage | null;
  readonly createdAt: Date;
}

export interface StoredImage {
  readonly width: number;
  readonly height: number;
  readonly thumb: ImageThumb | null;
  readonly animated?: boolean;
}

/** Lies under the key `<file id>-thumb`. */
export interface ImageThumb {
  readonly width: number;
  readonly height: number;
  readonly type: string;
}

/** What a list of files is narrowed to. */
export interface FileFilter {
  readonly family?: FileFamily | undefined;
  /** A part of the name, in any case. */
  readonly name?: string | undefined;
  /** The newest one that is wanted. */
  readonly until?: Date | undefined;
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
    /** Its bytes are all there. */
    arrived: (id: string, facts: Pick<StoredFile, 'size' | 'sha256' | 'image' | 'messageId' | 'state'>) =>
      files.findOneAndUpdate({ _id: id, state: 'arriving' }, { $set: facts }, { returnDocument: 'after' }),
    /** Of one's own upload that no message shows yet. */
    describe: (id: string, userId: string, description: string) =>
      files.findOneAndUpdate(
        { _id: id, userId, messageId: null },
        { $set: { description } },
        { returnDocument: 'after' },
      ),
    /** Says which message is about to show some uploads of one person; what another message shows stays with that one. */
    async claim(
      ids: readonly string[],
      owner: { readonly userId: string; readonly roomId: string },
      messageId: string,
    ) {
      const mine = { _id: { $in: [...ids] }, ...owner };
      await files.updateMany({ ...mine, state: 'pending', messageId: null }, { $set: { messageId } });
      return files.find({ ...mine, messageId }).toArray();
    },
    /** Keeps some uploads of one person for a message that is sent later: however late, they are not collected. */
    async hold(
      ids: readonly string[],
      owner: { readonly userId: string; readonly roomId: string },
      messageId: string,
    ): Promise<void> {
      const mine = { _id: { $in: [...ids] }, ...owner, state: 'pending' as const, messageId: null };
      await files.updateMany(mine, { $set: { messageId, state: 'scheduled' } });
    },
    /** The message is there: its uploads are seen by whoever sees it. */
    attach: (messageId: string) =>
      files.updateMany({ messageId, state: { $in: ['pending', 'scheduled'] } }, { $set: { state: 'attached' } }),
    /** The message was deleted: nobody but auditors gets them, and no list shows them. */
    putAside: (messageId: string) =>
      files.updateMany({ messageId, state: { $in: ['pending', 'attached'] } }, { $set: { state: 'kept' } }),
    listOfRoom: (roomId: string, page: RowRange, filter: FileFilter, maxTimeMS: number) =>
      files
        .find({ roomId, state: 'attached', ...narrow(filter) }, { maxTimeMS })
        .sort({ createdAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray(),
    listOfUser: (userId: string, page: RowRange, filter: FileFilter, maxTimeMS: number) =>
      files
        .find({ userId, state: 'attached', ...narrow(filter) }, { maxTimeMS })
        .sort({ createdAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray(),
    /** How much one person has lying here. */
    async totalOfUser(userId: string): Promise<{ readonly count: number; readonly bytes: number }> {
      const [total] = await files
        .aggregate<{ count: number; bytes: number }>([
          { $match: { userId, state: 'attached' } },
          { $group: { _id: null, count: { $sum: 1 }, bytes: { $sum: '$size' } } },
        ])
        .toArray();
      return { count: total?.count ?? 0, bytes: total?.bytes ?? 0 };
    },
    listOfMessage: (messageId: string) => files.find({ messageId }).toArray(),
    listForgotten: (before: Date, limit: number) =>
      files
        .find({ state: { $in: ['arriving', 'pending'] }, createdAt: { $lt: before } })
        .limit(limit)
        .toArray(),
    remove: (id: string) => files.deleteOne({ _id: id }),
  };
}

const families: Readonly<Record<FileFamily, RegExp>> = {
  image: /^image\//,
  video: /^video\//,
  audio: /^audio\//,
  visual: /^(?:image|video)\//,
  document: /^(?!image\/|video\/|audio\/)/,
};

function narrow({ family, name = '', until }: FileFilter): Filter<StoredFile> {
  return {
    ...(family === undefined ? {} : { type: families[family] }),
    ...(until === undefined ? {} : { createdAt: { $lte: until } }),
    ...(name.trim() === '' ? {} : { name: new RegExp(literally(name.trim()), 'i') }),
  };
}

/** What was typed is looked for as it stands: no sign of it means anything to the pattern, which cannot hold a NUL either. */
function literally(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]/gu, (sign) => (sign === '\0' ? '\\x00' : `\\${sign}`));
}
