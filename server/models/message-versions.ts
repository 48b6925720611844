import type { Collection, Db } from 'mongodb';
import type { MessageAuthor } from '../contracts/message.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** What a message said before an edit. */
export interface MessageVersion {
  readonly _id: string;
  readonly messageId: string;
  readonly body: string;
  readonly replacedAt: Date;
  readonly replacedBy: MessageAuthor;
}

export const messageVersionIndexes: readonly IndexDeclaration[] = [{ key: { messageId: 1, replacedAt: 1 } }];

export type MessageVersions = ReturnType<typeof createMessageVersions>;

export function createMessageVersions(db: Db) {
  const versions: Collection<MessageVersion> = db.collection<MessageVersion>('messageVersions');
  return {
    insert: (version: MessageVersion) => versions.insertOne(version),
    listOf: (messageId: string) => versions.find({ messageId }).sort({ replacedAt: 1 }).limit(200).toArray(),
    removeOf: (messageId: string) => versions.deleteMany({ messageId }),
  };
}
