import type { Session } from '../../models/sessions.ts';
import { each, type Publication } from '../publication.ts';

export const sessions: Publication<Session> = {
  collection: 'sessions',
  matches: [{ operationType: 'delete' }, { 'updateDescription.updatedFields.endedAt': { $exists: true } }],
  announce: each(({ operation, id }) => [
    {
      name: 'session:ended',
      audience: { session: id },
      data: { reason: operation === 'delete' ? 'expired' : 'logged-out' },
    },
  ]),
};
