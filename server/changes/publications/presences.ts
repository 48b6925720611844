import type { Presence } from '../../models/presences.ts';
import { each, type Publication } from '../publication.ts';

export const presences: Publication<Presence> = {
  collection: 'presences',
  matches: [
    { 'updateDescription.updatedFields.status': { $exists: true } },
    { 'updateDescription.updatedFields.statusText': { $exists: true } },
    { 'updateDescription.updatedFields.statusEmoji': { $exists: true } },
    { 'updateDescription.updatedFields.statusExpiresAt': { $exists: true } },
  ],
  announce: each(({ id, document }) =>
    document === null
      ? []
      : [
          { name: 'presence:changed', audience: { about: id }, data: document },
          { name: 'presence:changed', audience: { user: id }, data: document },
        ],
  ),
};
