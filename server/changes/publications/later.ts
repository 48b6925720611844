import type { Draft } from '../../models/drafts.ts';
import type { Reminder } from '../../models/reminders.ts';
import type { Scheduled } from '../../models/scheduled.ts';
import type { Announcement } from '../announcement.ts';
import { each, type Publication } from '../publication.ts';

/** Told to their owner alone, on all devices. What is over is told as such before the store forgets it. */
const ownersOnly = [{ operationType: { $in: ['insert', 'update'] } }];

export const scheduled: Publication<Scheduled> = {
  collection: 'scheduled',
  matches: ownersOnly,
  announce: each(({ document }): readonly Announcement[] =>
    document === null ? [] : [{ name: 'scheduled:changed', audience: { user: document.userId }, data: document }],
  ),
};

export const reminders: Publication<Reminder> = {
  collection: 'reminders',
  matches: ownersOnly,
  announce: each(({ document }): readonly Announcement[] =>
    document === null ? [] : [{ name: 'reminder:changed', audience: { user: document.userId }, data: document }],
  ),
};

export const drafts: Publication<Draft> = {
  collection: 'drafts',
  matches: ownersOnly,
  announce: each(({ document }): readonly Announcement[] =>
    document === null ? [] : [{ name: 'draft:changed', audience: { user: document.userId }, data: document }],
  ),
};
