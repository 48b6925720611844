import type { Texts } from '../texts.ts';

export const members: Texts['members'] = {
  title: 'Mitglieder',
  filter: 'Mitglied finden',
  none: 'Niemand passt.',
  owner: 'Eigentum',
  moderator: 'Moderation',
  leader: 'Leitung',
  loadMore: 'Mehr zeigen',
  menu: 'Optionen von {{name}}',
  muted: 'stumm',
  hidden: 'Wer hier mitliest, sehen nur Eigentümer und Moderatoren.',
  banned: 'Ausgesperrt',
  unban: 'Sperre aufheben',
  mute: 'Stummschalten',
  unmute: 'Nicht mehr stumm',
  kick: 'Aus dem Raum entfernen',
  kickTitle: '{{name}} entfernen?',
  kickText: 'Zurückkommen geht, wenn der Raum offen ist.',
  ban: 'Aussperren',
  banTitle: '{{name}} aussperren?',
  banText:
    'Wer ausgesperrt ist, sieht nichts mehr von dem Raum und kann nicht zurückkommen, bis die Sperre aufgehoben wird.',
  make: {
    owner: 'Zum Eigentümer machen',
    moderator: 'Zum Moderator machen',
    leader: 'Zur Leitung machen',
  },
  drop: {
    owner: 'Nicht mehr Eigentümer',
    moderator: 'Nicht mehr Moderator',
    leader: 'Nicht mehr Leitung',
  },
};
