import type { ThreadRead } from '../../models/thread-reads.ts';
import { each, type Publication } from '../publication.ts';

/** Told to the reader alone: what was read on one device is read on the others. */
export const threadReads: Publication<ThreadRead> = {
  collection: 'threadReads',
  matches: [{ operationType: { $in: ['insert', 'update'] } }],
  announce: each(({ document }) =>
    document === null ? [] : [{ name: 'thread:read', audience: { user: document.userId }, data: document }],
  ),
};
