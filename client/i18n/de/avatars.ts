import type { Texts } from '../texts.ts';

export const avatars: Texts['avatars'] = {
  own: 'Dein Bild',
  room: 'Bild dieses Raums',
  choose: 'Bild auswählen',
  byAddress: 'Von einer Adresse',
  address: 'Adresse des Bildes',
  addressHint: 'Der Server ruft es einmal ab und behält eine Kopie.',
  fetch: 'Dieses Bild nehmen',
  reset: 'Bild entfernen',
  cropTitle: 'Ausschnitt wählen',
  crop: 'Bild. Ziehe es oder bewege es mit den Pfeiltasten.',
  zoom: 'Vergrößerung',
  use: 'Bild nehmen',
  changed: 'Das Bild wurde geändert.',
  removed: 'Das Bild wurde entfernt.',
};
