import type { Collection, Db } from 'mongodb';
import type { CallStatus, InvitedView } from '../contracts/call.ts';
import type { MessageAuthor } from '../contracts/message.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** A call of a room. Its message shows the way in; this says who is rung, and what came of it. */
export interface Call {
  readonly _id: string;
  readonly roomId: string;
  readonly messageId: string;
  readonly title: string;
  /** Without a token: whoever joins gets one of their own when the Jitsi server asks for it. */
  readonly url: string;
  readonly createdBy: MessageAuthor;
  readonly status: CallStatus;
  /** Who is rung: the others of a direct room. */
  readonly invited: readonly InvitedView[];
  readonly joined: readonly MessageAuthor[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const callIndexes: readonly IndexDeclaration[] = [
  { key: { roomId: 1, createdAt: -1, _id: -1 } },
  { key: { createdAt: 1 }, options: { partialFilterExpression: { status: 'ringing' } } },
];

export type Calls = ReturnType<typeof createCalls>;

export function createCalls(db: Db) {
  const calls: Collection<Call> = db.collection<Call>('calls');
  return {
    insert: (call: Call) => calls.insertOne(call),
    find: (id: string) => calls.findOne({ _id: id }),
    listOfRoom: (roomId: string, page: { readonly offset: number; readonly limit: number }) =>
      calls.find({ roomId }).sort({ createdAt: -1, _id: -1 }).skip(page.offset).limit(page.limit).toArray(),
    countOfRoom: (roomId: string) => calls.countDocuments({ roomId }),
    /** Calls that ring for somebody, or because of somebody, since a moment. */
    listRinging: (userId: string, since: Date) =>
      calls
        .find({
          status: 'ringing',
          createdAt: { $gt: since },
          $or: [{ 'invited.id': userId }, { 'createdBy.id': userId }],
        })
        .limit(20)
        .toArray(),

    /** Somebody is in. The first who takes it ends the ringing for all. */
    join: (id: string, person: MessageAuthor, at: Date) =>
      calls.findOneAndUpdate(
        { _id: id },
        { $addToSet: { joined: person }, $set: { updatedAt: at } },
        { returnDocument: 'after' },
      ),
    answer: (id: string, userId: string, answer: InvitedView['answer'], at: Date) =>
      calls.findOneAndUpdate(
        { _id: id, status: 'ringing', 'invited.id': userId },
        { $set: { 'invited.$.answer': answer, updatedAt: at } },
        { returnDocument: 'after' },
      ),
    /** Ends the ringing, once: null when it has ended already. */
    settle: (id: string, status: Exclude<CallStatus, 'ringing'>, at: Date) =>
      calls.findOneAndUpdate(
        { _id: id, status: 'ringing' },
        { $set: { status, updatedAt: at } },
        { returnDocument: 'after' },
      ),
  };
}
