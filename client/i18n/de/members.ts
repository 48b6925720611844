import type { Texts } from '../texts.ts';

export const members: Texts['members'] = {
  title: 'Mitglieder',
  filter: 'Mitglied finden',
  none: 'Niemand passt.',
  owner: 'Eigentum',
  moderator: 'Moderation',
  leader: 'Leitung',
  loadMore: 'Mehr zeigen',
};
