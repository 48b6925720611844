import type { Message } from '../../models/messages.ts';
import { each, type Publication } from '../publication.ts';

export const messages: Publication<Message> = {
  collection: 'messages',
  matches: [{ operationType: 'insert' }, { 'updateDescription.updatedFields.rev': { $exists: true } }],
  announce: each(({ operation, document, fields }) => {
    if (document === null) return [];
    const audience = { room: document.roomId };
    if (operation === 'insert') return [{ name: 'message:created', audience, data: document }];

    // An update is announced with the newest version. When that is a later one, its own change follows in the feed, and only
    // there do we know who is in the room by then: announced here, somebody could read on who has left between the two.
    return fields['rev'] === document.rev ? [{ name: 'message:changed', audience, data: document }] : [];
  }),
};
