import type { Texts } from '../texts.ts';

export const create: Texts['create'] = {
  title: 'Kanal anlegen',
  name: 'Name',
  nameHint: 'Buchstaben, Ziffern, Punkte und Striche; zum Beispiel „entwurf-besprechung“.',
  topic: 'Thema (freiwillig)',
  private: 'Privat',
  privateHint: 'Nur Eingeladene können ihn sehen.',
  readOnly: 'Nur lesen',
  readOnlyHint: 'Nur Eigentümer und Moderatoren können schreiben.',
  members: 'Mitglieder',
  membersHint: 'Du kannst jederzeit weitere einladen.',
  submit: 'Anlegen',
  directTitle: 'Neue Nachricht',
  to: 'An',
  personPlaceholder: 'Name oder Benutzername',
  noPeople: 'Niemand mit diesem Namen.',
  open: 'Unterhaltung öffnen',
  removePerson: '{{name}} entfernen',
  you: 'du',
  teamTitle: 'Team anlegen',
  teamRoomTitle: 'Neuer Raum im Team',
  teamNameHint: 'Zum Beispiel „marketing“. Das Team hat einen Hauptraum dieses Namens.',
  teamPrivateHint: 'Nur seine Leute können es und seine Räume sehen.',
  broadcast: 'Rundruf',
  broadcastHint:
    'Nur Eigentümer und Moderatoren schreiben; die anderen antworten mit Direktnachrichten und sehen nicht, wer mitliest.',
};
