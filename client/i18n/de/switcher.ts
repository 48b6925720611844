import type { Texts } from '../texts.ts';

export const switcher: Texts['switcher'] = {
  title: 'Zu einer Unterhaltung springen',
  placeholder: 'Kanal oder Person, oder > für Befehle',
  action: 'Befehl',
  results_one: '{{count}} Ergebnis',
  results_other: '{{count}} Ergebnisse',
  none: 'Nichts mit diesem Namen. Versuch es mit weniger Buchstaben.',
  hint: '↑ ↓ wählt aus · Enter öffnet · Esc schließt',
  people: 'Unterhaltung beginnen',
};
