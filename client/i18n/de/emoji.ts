import type { Texts } from '../texts.ts';

export const emoji: Texts['emoji'] = {
  title: 'Emoji wählen',
  search: 'Emoji suchen',
  found: 'Gefunden',
  frequent: 'Häufig benutzt',
  none: 'Kein Emoji mit diesem Namen.',
  group0: 'Smileys',
  group1: 'Menschen',
  group3: 'Tiere und Natur',
  group4: 'Essen und Trinken',
  group5: 'Reisen und Orte',
  group6: 'Aktivitäten',
  group7: 'Gegenstände',
  group8: 'Symbole',
  group9: 'Flaggen',
};
