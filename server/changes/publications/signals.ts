import type { Signal } from '../../models/signals.ts';
import { each, type Publication } from '../publication.ts';

export const signals: Publication<Signal> = {
  collection: 'signals',
  matches: [{ operationType: 'insert' }],
  announce: each(({ document }) =>
    document === null ? [] : [{ name: 'typing', audience: { room: document.roomId }, data: document }],
  ),
};
