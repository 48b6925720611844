import type { Texts } from '../texts.ts';

export const directory: Texts['directory'] = {
  title: 'Verzeichnis',
  channels: 'Kanäle',
  people: 'Personen',
  filterChannels: 'Kanal finden',
  filterPeople: 'Person finden',
  members_one: '{{count}} Mitglied',
  members_other: '{{count}} Mitglieder',
  join: 'Beitreten',
  open: 'Öffnen',
  message: 'Nachricht',
  joined: 'Beigetreten',
  noChannels: 'Kein Kanal passt. Willst du ihn anlegen?',
  noPeople: 'Niemand passt.',
  more: 'Mehr zeigen',
};
