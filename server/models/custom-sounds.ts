import { Binary, type Collection, type Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** A sound for notifications that an administrator gave to everybody. */
export interface CustomSound {
  readonly _id: string;
  readonly name: string;
  /** Folded: no two sounds are called the same. */
  readonly nameKey: string;
  readonly extension: 'mp3' | 'ogg' | 'wav' | 'm4a' | 'flac';
  readonly type: string;
  readonly etag: string;
  readonly size: number;
  readonly createdBy: string;
  readonly updatedAt: Date;
}

/** Sound and description in one document: both are there or neither. */
interface StoredSound extends CustomSound {
  readonly content: Binary;
}

export const customSoundIndexes: readonly IndexDeclaration[] = [{ key: { nameKey: 1 }, options: { unique: true } }];

const WITHOUT_CONTENT = { projection: { content: 0 } } as const;
const MOST = 500;

export function createCustomSounds(db: Db) {
  const sounds: Collection<StoredSound> = db.collection<StoredSound>('customSounds');
  return {
    insert: (sound: CustomSound, content: Buffer) => sounds.insertOne({ ...sound, content: new Binary(content) }),
    find: (id: string) => sounds.findOne<CustomSound>({ _id: id }, WITHOUT_CONTENT),
    list: () => sounds.find<CustomSound>({}, WITHOUT_CONTENT).sort({ nameKey: 1 }).limit(MOST).toArray(),
    async change(id: string, changes: Partial<CustomSound>, content: Buffer | null) {
      const bytes = content === null ? {} : { content: new Binary(content) };
      return sounds.findOneAndUpdate(
        { _id: id },
        { $set: { ...changes, ...bytes } },
        { returnDocument: 'after', ...WITHOUT_CONTENT },
      ) as Promise<CustomSound | null>;
    },
    remove: async (id: string) => (await sounds.deleteOne({ _id: id })).deletedCount === 1,
    async read(id: string): Promise<{ readonly sound: CustomSound; readonly content: Buffer } | null> {
      const found = await sounds.findOne({ _id: id });
      return found === null ? null : { sound: found, content: Buffer.from(found.content.buffer) };
    },
  };
}
