import type { Texts } from '../texts.ts';

export const discussions: Texts['discussions'] = {
  all: 'Diskussionen',
  start: 'Diskussion beginnen',
  submit: 'Beginnen',
  title: 'Titel',
  first: 'Erste Nachricht (freiwillig)',
  hint: 'Eine Diskussion hält ein Thema zusammen, neben dem Raum. Wer den Raum sieht, kann mitreden.',
  filter: 'Diskussion finden',
  none: 'Noch keine Diskussionen',
  count_one: 'Diskussion · {{count}} Nachricht',
  count_other: 'Diskussion · {{count}} Nachrichten',
  last: 'zuletzt {{when}}',
  join: 'Mitdiskutieren',
};
