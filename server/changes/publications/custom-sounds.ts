import type { CustomSound } from '../../models/custom-sounds.ts';
import { each, type Publication } from '../publication.ts';

/** Only that something changed: whoever offers sounds asks for their list anew. */
export const customSounds: Publication<CustomSound> = {
  collection: 'customSounds',
  matches: [{}],
  announce: each(() => [{ name: 'sounds:changed', audience: { everyone: true }, data: {} }]),
};
