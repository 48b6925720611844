import type { Texts } from '../texts.ts';

export const reactions: Texts['reactions'] = {
  label: 'Reaktionen',
  who: '{{emoji}}: {{who}} · {{people}}',
  add: 'Reaktion hinzufügen',
  addOne: 'Mit {{emoji}} reagieren',
  more_one: '{{count}} weitere Person',
  more_other: '{{count}} weitere Personen',
};
