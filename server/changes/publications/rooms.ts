import type { Room } from '../../models/rooms.ts';
import type { Announcement } from '../announcement.ts';
import { each, type Change, type Publication } from '../publication.ts';

/** A message moves these too, or takes them with it when it goes, and is announced itself. */
const movedByMessages = new Set(['seq', 'rootSeq', 'groupSeq', 'rev', 'lastMessageAt', 'lastMessage', 'livesFrom']);

export const rooms: Publication<Room> = {
  collection: 'rooms',
  matches: [
    {
      operationType: 'update',
      $or: [
        { 'updateDescription.updatedFields.updatedAt': { $exists: true } },
        { 'updateDescription.updatedFields.rev': { $exists: false } },
      ],
    },
  ],
  announce: each((change) => [...renewed(change), ...changed(change)]),
};

function changed(change: Change<Room>): readonly Announcement[] {
  return change.document !== null && tellsMembersSomething(change) && isNewest(change, change.document)
    ? [{ name: 'room:changed', audience: { room: change.id }, data: change.document }]
    : [];
}

/** Much was written into it at once, of which nobody is told one by one. */
function renewed({ id, fields }: Change<Room>): readonly Announcement[] {
  return 'historyAt' in fields ? [{ name: 'room:renewed', audience: { room: id }, data: { roomId: id } }] : [];
}

function tellsMembersSomething({ fields }: Change<Room>): boolean {
  return Object.keys(fields).some((path) => !movedByMessages.has(path.split('.')[0] ?? ''));
}

/** As with messages: a later version is announced by its own change, to those who are in the room by then. */
function isNewest({ fields }: Change<Room>, room: Room): boolean {
  const moved = fields['updatedAt'];
  return !(moved instanceof Date) || moved.getTime() === room.updatedAt.getTime();
}
