import { Binary, type Collection, type Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** An emoji of this workspace. A removed one stays as its id and name, so that clients that were away learn of it. */
export interface CustomEmoji {
  readonly _id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Name and aliases: nothing has two emoji. Of a removed one `:<id>`, which is no name. */
  readonly names: readonly string[];
  readonly extension: 'png' | 'gif';
  /** Of the picture; changes with it. */
  readonly etag: string;
  readonly createdBy: string;
  readonly updatedAt: Date;
  readonly removedAt: Date | null;
}

/** The picture lies in the same document: it is small, and so both are there or neither. */
interface StoredEmoji extends CustomEmoji {
  readonly content: Binary | null;
}

export const customEmojiIndexes: readonly IndexDeclaration[] = [
  { key: { names: 1 }, options: { unique: true } },
  { key: { updatedAt: 1 } },
];

const WITHOUT_CONTENT = { projection: { content: 0 } } as const;
const MOST = 5_000;

export function createCustomEmoji(db: Db) {
  const emoji: Collection<StoredEmoji> = db.collection<StoredEmoji>('customEmoji');
  return {
    insert: (one: CustomEmoji, content: Buffer) => emoji.insertOne({ ...one, content: new Binary(content) }),
    find: (id: string) => emoji.findOne<CustomEmoji>({ _id: id, removedAt: null }, WITHOUT_CONTENT),
    list: () => emoji.find<CustomEmoji>({ removedAt: null }, WITHOUT_CONTENT).sort({ name: 1 }).limit(MOST).toArray(),
    listChanged: (since: Date) =>
      emoji
        .find<CustomEmoji>({ updatedAt: { $gt: since } }, WITHOUT_CONTENT)
        .limit(MOST)
        .toArray(),
    async change(id: string, changes: Partial<CustomEmoji>, content: Buffer | null) {
      const picture = content === null ? {} : { content: new Binary(content) };
      return emoji.findOneAndUpdate(
        { _id: id, removedAt: null },
        { $set: { ...changes, ...picture } },
        { returnDocument: 'after', ...WITHOUT_CONTENT },
      ) as Promise<CustomEmoji | null>;
    },
    async remove(id: string, at: Date): Promise<boolean> {
      const gone = { names: [`:${id}`], content: null, removedAt: at, updatedAt: at };
      return (await emoji.updateOne({ _id: id, removedAt: null }, { $set: gone })).matchedCount === 1;
    },
    /** By its name, not by an alias. */
    async read(name: string): Promise<{ readonly emoji: CustomEmoji; readonly content: Buffer } | null> {
      const found = await emoji.findOne({ names: name, name, removedAt: null });
      return found === null || found.content === null
        ? null
        : { emoji: found, content: Buffer.from(found.content.buffer) };
    },
  };
}
