import type { Collection, Db } from 'mongodb';
import type { MessageAuthor } from '../contracts/message.ts';
import type { IndexDeclaration } from '../store/indexes.ts';
import type { Message } from './messages.ts';
import type { RowRange } from './row-range.ts';

/** What a message said before an edit. */
export interface MessageVersion {
  readonly _id: string;
  readonly messageId: string;
  readonly body: string;
  readonly replacedAt: Date;
  readonly replacedBy: MessageAuthor;
}

/** What a message said when it was deleted; its `replacedAt` and `replacedBy` are those of the deletion. */
export interface ErasedMessage extends MessageVersion {
  readonly erased: Pick<Message, 'roomId' | 'author' | 'sentAt' | 'files' | 'threadId' | 'attachments'>;
}

export const messageVersionIndexes: readonly IndexDeclaration[] = [
  { key: { messageId: 1, replacedAt: 1 } },
  {
    key: { 'erased.roomId': 1, replacedAt: -1 },
    options: { partialFilterExpression: { 'erased.roomId': { $gt: '' } } },
  },
];

export type MessageVersions = ReturnType<typeof createMessageVersions>;

export function createMessageVersions(db: Db) {
  const versions: Collection<MessageVersion> = db.collection<MessageVersion>('messageVersions');
  const erased: Collection<ErasedMessage> = db.collection<ErasedMessage>('messageVersions');
  return {
    insert: (version: MessageVersion) => versions.insertOne(version),
    listOf: (messageId: string) => versions.find({ messageId }).sort({ replacedAt: 1 }).limit(200).toArray(),
    removeOfMany: (messageIds: readonly string[]) => versions.deleteMany({ messageId: { $in: [...messageIds] } }),
    removeOf: (messageId: string) => versions.deleteMany({ messageId }),
    /** Under an id of the message's own, so that it is kept once. */
    async keepErased(message: Message, by: MessageAuthor, at: Date) {
      const { _id: messageId, roomId, author, sentAt, files, threadId, attachments, body } = message;
      const kept: Omit<ErasedMessage, '_id'> = {
        messageId,
        body,
        replacedAt: at,
        replacedBy: by,
        erased: { roomId, author, sentAt, files, threadId, ...(attachments === undefined ? {} : { attachments }) },
      };
      await erased.updateOne({ _id: `${messageId}-erased` }, { $setOnInsert: kept }, { upsert: true });
    },
    listErased: (roomId: string, page: RowRange) =>
      erased.find({ 'erased.roomId': roomId }).sort({ replacedAt: -1 }).skip(page.offset).limit(page.limit).toArray(),
  };
}
