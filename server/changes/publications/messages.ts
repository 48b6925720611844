import type { Message, StarChange } from '../../models/messages.ts';
import { each, type Publication } from '../publication.ts';

export const messages: Publication<Message> = {
  collection: 'messages',
  matches: [
    // An import of a hundred thousand would bury everybody who has the room open; they are told to load it anew (`rooms.ts`).
    { operationType: 'insert', 'fullDocument.imported': { $ne: true } },
    { 'updateDescription.updatedFields.rev': { $exists: true } },
    { 'updateDescription.updatedFields.starChange': { $exists: true } },
  ],
  announce: each(({ operation, document, fields }) => {
    if (document === null) return [];
    const audience = { room: document.roomId };
    const star = fields['starChange'];
    if (isStarChange(star)) {
      const data = { messageId: document._id, roomId: document.roomId, ...star };
      return [{ name: 'star:changed', audience: { user: star.userId }, data }];
    }
    if (operation === 'insert' ? document.imported === true : 'quietRev' in fields) return [];
    if (operation === 'insert') return [{ name: 'message:created', audience, data: document }];

    // An update is announced with the newest version. When that is a later one, its own change follows in the feed, and only
    // there do we know who is in the room by then: announced here, somebody could read on who has left between the two.
    return fields['rev'] === document.rev ? [{ name: 'message:changed', audience, data: document }] : [];
  }),
};

function isStarChange(value: unknown): value is StarChange {
  return typeof value === 'object' && value !== null && 'userId' in value && 'starred' in value;
}
