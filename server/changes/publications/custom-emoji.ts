import type { CustomEmoji } from '../../models/custom-emoji.ts';
import { each, type Publication } from '../publication.ts';

/** Only that something changed: whoever shows emoji asks for their list anew. */
export const customEmoji: Publication<CustomEmoji> = {
  collection: 'customEmoji',
  matches: [{}],
  announce: each(() => [{ name: 'emoji:changed', audience: { everyone: true }, data: {} }]),
};
