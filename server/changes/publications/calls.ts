import type { Call } from '../../models/calls.ts';
import type { Announcement } from '../announcement.ts';
import { each, type Publication } from '../publication.ts';

/** What rings, and that it stopped: told to the caller and to those who are rung. */
export const calls: Publication<Call> = {
  collection: 'calls',
  matches: [{ operationType: { $in: ['insert', 'update'] } }],
  announce: each(({ document }): readonly Announcement[] => {
    if (document === null || document.invited.length === 0) return [];
    return [document.createdBy, ...document.invited].map(({ id }) => ({
      name: 'call:changed',
      audience: { user: id },
      data: document,
    }));
  }),
};
