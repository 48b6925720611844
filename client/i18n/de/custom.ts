import type { Texts } from '../texts.ts';

export const customEmoji: Texts['customEmoji'] = {
  title: 'Emoji',
  add: 'Emoji hinzufügen',
  change: 'Emoji ändern',
  name: 'Name',
  nameHint: 'Kleinbuchstaben, Ziffern, _, + und -. Wird zwischen Doppelpunkten geschrieben.',
  aliases: 'Weitere Namen',
  aliasesHint: 'Mit Kommas getrennt.',
  picture: 'Bild wählen',
  pictureHint:
    'PNG, JPEG, GIF, WebP oder AVIF, bis 2 MB. Es wird auf 128 Pixel gebracht; was sich bewegt, bewegt sich weiter.',
  none: 'Noch keine eigenen Emoji',
  noneText: 'Fügen Sie das Logo hinzu, die Teamkatze oder womit Sie am liebsten reagieren.',
  onlySome: 'Sie dürfen keine Emoji verwalten.',
  remove: 'Entfernen',
  removeTitle: ':{{name}}: entfernen?',
  removeText: 'Wo es benutzt wurde, steht dann sein Name.',
};

export const customSounds: Texts['customSounds'] = {
  title: 'Töne',
  add: 'Ton hinzufügen',
  change: 'Ton ändern',
  name: 'Name',
  file: 'Ton wählen',
  fileHint: 'MP3, Ogg, WAV, M4A oder FLAC, bis 2 MB.',
  none: 'Noch keine eigenen Töne',
  noneText: 'Fügen Sie Töne hinzu, die alle für ihre Benachrichtigungen wählen können.',
  onlySome: 'Sie dürfen keine Töne verwalten.',
  remove: 'Entfernen',
  removeTitle: '„{{name}}“ entfernen?',
  removeText: 'Wer ihn gewählt hat, hört dann den üblichen Ton.',
};

export const customStatuses: Texts['customStatuses'] = {
  title: 'Status',
  add: 'Status hinzufügen',
  change: 'Status ändern',
  name: 'Worte',
  none: 'Noch kein Status für alle',
  noneText: 'Fügen Sie Status hinzu, die alle mit einem Klick wählen können.',
  onlySome: 'Sie dürfen keine Status verwalten.',
  remove: 'Entfernen',
  removeTitle: '„{{name}}“ entfernen?',
  removeText: 'Wer ihn gerade hat, behält ihn, bis er ihn ändert.',
};
