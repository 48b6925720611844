import type { Collection, Db } from 'mongodb';
import type { MessageAuthor } from '../contracts/message.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** That somebody found a message wrong, with what it said at that moment. */
export interface Report {
  /** `messageId:userId`, so that one person reports one message once. */
  readonly _id: string;
  readonly messageId: string;
  readonly roomId: string;
  readonly author: MessageAuthor;
  readonly body: string;
  readonly reportedBy: MessageAuthor;
  readonly description: string;
  readonly at: Date;
}

export const reportIndexes: readonly IndexDeclaration[] = [{ key: { at: -1 } }, { key: { messageId: 1 } }];

export type Reports = ReturnType<typeof createReports>;

export function createReports(db: Db) {
  const reports: Collection<Report> = db.collection<Report>('reports');
  return {
    /** The last words of the same person about the same message stand. */
    file: ({ _id, ...report }: Report) => reports.updateOne({ _id }, { $set: report }, { upsert: true }),
    listOf: (messageId: string) => reports.find({ messageId }).limit(100).toArray(),
  };
}
