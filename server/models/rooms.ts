import type { Collection, Db } from 'mongodb';
import type { SystemMessageKind } from '../contracts/message.ts';
import type { MessagePreview, RoomKind } from '../contracts/room.ts';
import type { RetentionView } from '../contracts/retention.ts';
import type { IndexDeclaration } from '../store/indexes.ts';
import { roomLists } from './room-lists.ts';

export interface Room {
  readonly _id: string;
  readonly kind: RoomKind;
  /** As in the address; empty for direct rooms. */
  readonly name: string;
  readonly displayName: string;
  /** The folded name of a living channel or group: unique among them. */
  readonly nameKey?: string;
  /** Folded words of the names and topic, for search by their beginnings. */
  readonly searchKeys: readonly string[];
  /** The sorted ids of a direct room's members, joined by a comma: its identity. */
  readonly directKey?: string;
  readonly directMembers: readonly { readonly id: string; readonly username: string; readonly name: string }[];
  readonly topic: string;
  readonly description: string;
  readonly announcement: string;
  /** What programs keep there; ours shows none of it. */
  readonly customFields?: Readonly<Record<string, unknown>>;
  readonly featured?: boolean;
  readonly creatorId: string;
  readonly readOnly: boolean;
  readonly archived: boolean;
  readonly isDefault: boolean;
  /** Of a discussion. Kind and access follow this room. */
  readonly parentRoomId: string | null;
  /** Of a discussion: the messages of the parent room that show it. */
  readonly shownBy: readonly string[];
  /** The main room of the team that a room belongs to; a team's main room has its own id here. */
  readonly teamId: string | null;
  readonly isTeamMain: boolean;
  readonly isTeamDefault: boolean;
  readonly broadcast: boolean;
  readonly reactWhenReadOnly: boolean;
  /** The hash of the code that joining wants. */
  readonly joinCodeHash: string | null;
  readonly hiddenSystemKinds: readonly SystemMessageKind[];
  readonly memberCount: number;
  readonly seq: number;
  readonly rootSeq: number;
  readonly groupSeq: number;
  readonly rev: number;
  /** Numbers that were taken and that no message has; missing when none was ever lost. The latest hundred. */
  readonly lost?: { readonly rootSeqs: readonly number[]; readonly groupSeqs: readonly number[] };
  readonly lastMessageAt: Date | null;
  readonly lastMessage: StoredPreview | null;
  /** Id of its picture; missing or empty when it has none. */
  readonly avatarVersion?: string;
  readonly createdAt: Date;
  /** Moves only when something changes that members must be told; a message alone does not move it. */
  readonly updatedAt: Date;
  /** When something of the past was last written into it; moves when those who look at it are to load it anew. */
  readonly historyAt?: Date;
  /** A rule of its own for how long messages are kept; missing or null: the workspace's. */
  readonly retention?: RetentionView | null;
  /** Before this seq nothing lives any more; missing while nobody has looked. */
  readonly livesFrom?: number;
  readonly deletedAt: Date | null;
}

export type StoredPreview = Omit<MessagePreview, 'sentAt'> & { readonly sentAt: Date };

export interface Counters {
  readonly seq: number;
  readonly rootSeq: number;
  readonly groupSeq: number;
  readonly rev: number;
}

export const roomIndexes: readonly IndexDeclaration[] = [
  { key: { nameKey: 1 }, options: { unique: true, partialFilterExpression: { nameKey: { $exists: true } } } },
  { key: { directKey: 1 }, options: { unique: true, partialFilterExpression: { directKey: { $exists: true } } } },
  { key: { kind: 1, nameKey: 1 } },
  { key: { searchKeys: 1 } },
  { key: { isDefault: 1 } },
  {
    key: { parentRoomId: 1, lastMessageAt: -1, nameKey: 1 },
    options: { partialFilterExpression: { parentRoomId: { $gt: '' } } },
  },
  { key: { teamId: 1 }, options: { partialFilterExpression: { teamId: { $gt: '' } } } },
  { key: { isTeamMain: 1, nameKey: 1 } },
  // The orders of the directory. Only what it lists is in them: most messages go to rooms that pay nothing for it.
  ...(['memberCount', 'lastMessageAt', 'createdAt'] as const).flatMap((field): IndexDeclaration[] => [
    { key: { kind: 1, [field]: -1, nameKey: 1 }, options: { partialFilterExpression: { kind: 'channel' } } },
    { key: { isTeamMain: 1, [field]: -1, nameKey: 1 }, options: { partialFilterExpression: { isTeamMain: true } } },
  ]),
];

const counters = { seq: 1, rootSeq: 1, groupSeq: 1, rev: 1 } as const;

export type Rooms = ReturnType<typeof createRooms>;

export function createRooms(db: Db) {
  const rooms: Collection<Room> = db.collection<Room>('rooms');

  return {
    insert: (room: Room) => rooms.insertOne(room),
    find: (id: string) => rooms.findOne({ _id: id, deletedAt: null }),
    findMany: (ids: readonly string[]) => rooms.find({ _id: { $in: [...ids] }, deletedAt: null }).toArray(),
    findByNameKey: (nameKey: string) => rooms.findOne({ nameKey }),
    findDirect: (directKey: string) => rooms.findOne({ directKey }),
    findDefaults: () => rooms.find({ isDefault: true, deletedAt: null }).toArray(),

    /** A change that members are told of. */
    update: (id: string, changes: Partial<Omit<Room, '_id' | keyof Counters>> & { readonly updatedAt: Date }) =>
      rooms.findOneAndUpdate({ _id: id, deletedAt: null }, { $set: changes }, { returnDocument: 'after' }),

    /** @returns the version that it had before; null when there is no such room. */
    async swapAvatar(id: string, avatarVersion: string, at: Date): Promise<string | null> {
      const changes = { $set: { avatarVersion, updatedAt: at } };
      const before = await rooms.findOneAndUpdate({ _id: id, deletedAt: null }, changes, { returnDocument: 'before' });
      return before === null ? null : (before.avatarVersion ?? '');
    },

    /** Erases: the name is free again, a tombstone stays. */
    bury: (id: string, at: Date) =>
      rooms.updateOne(
        { _id: id, deletedAt: null },
        {
          $set: {
            deletedAt: at,
            updatedAt: at,
            topic: '',
            description: '',
            announcement: '',
            lastMessage: null,
            searchKeys: [],
          },
          $unset: { nameKey: '', directKey: '' },
        },
      ),

    changeMemberCount: (id: string, by: number, at: Date) =>
      rooms.findOneAndUpdate(
        { _id: id },
        { $inc: { memberCount: by }, $set: { updatedAt: at } },
        { returnDocument: 'after' },
      ),

    /**
     * Takes the numbers for new messages in one step. It must be safe before the messages are written: a new primary that had
     * not heard of it would give the same numbers again.
     * @returns the counters after it: the last of the numbers taken.
     */
    async takeNumbers(
      id: string,
      take: Counters,
      preview: { readonly lastMessageAt: Date; readonly lastMessage: StoredPreview } | null,
    ): Promise<Counters | null> {
      return rooms.findOneAndUpdate(
        { _id: id },
        { $inc: { ...take }, ...(preview ? { $set: preview } : {}) },
        { returnDocument: 'after', projection: counters },
      );
    },

    /** Takes the next rev for a change to a message; keeps the preview true when it shows that message. */
    async takeRev(id: string): Promise<number | null> {
      const after = await rooms.findOneAndUpdate(
        { _id: id },
        { $inc: { rev: 1 } },
        { returnDocument: 'after', projection: { rev: 1 } },
      );
      return after?.rev ?? null;
    },
    /** As `takeRev`, for many changes at once. @returns the last of them. */
    async takeRevs(id: string, count: number): Promise<number | null> {
      const after = await rooms.findOneAndUpdate(
        { _id: id },
        { $inc: { rev: count } },
        { returnDocument: 'after', projection: { rev: 1 } },
      );
      return after?.rev ?? null;
    },
    /** All rooms by id, a page at a time. */
    listAfter: (id: string, limit: number) =>
      rooms
        .find({ _id: { $gt: id }, deletedAt: null })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
    raiseLivesFrom: (id: string, seq: number) => rooms.updateOne({ _id: id }, { $max: { livesFrom: seq } }),
    replacePreview: (id: string, preview: StoredPreview) =>
      rooms.updateOne({ _id: id, 'lastMessage.id': preview.id }, { $set: { lastMessage: preview } }),

    /** Gives root and group numbers back when no later message has been numbered since. @returns whether it could. */
    async giveBackNumbers(
      id: string,
      seen: Counters,
      numbers: { readonly rootSeq: number; readonly groupSeq: number },
    ): Promise<boolean> {
      const given = await rooms.updateOne(
        { _id: id, seq: seen.seq },
        { $inc: { rootSeq: -numbers.rootSeq, groupSeq: -numbers.groupSeq } },
      );
      return given.matchedCount === 1;
    },
    /** Remembers numbers that no message has, so that they count as unread for nobody. */
    loseNumbers: (id: string, lost: { readonly rootSeqs: readonly number[]; readonly groupSeqs: readonly number[] }) =>
      rooms.updateOne(
        { _id: id },
        {
          $push: {
            'lost.rootSeqs': { $each: [...lost.rootSeqs], $slice: -100 },
            'lost.groupSeqs': { $each: [...lost.groupSeqs], $slice: -100 },
          },
          $currentDate: { updatedAt: true },
        },
      ),

    ...roomLists(rooms),
  };
}
