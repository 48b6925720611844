import type { Texts } from '../texts.ts';

export const commands: Texts['commands'] = {
  title: 'Befehle',
  intro: 'Schreibe einen davon an den Anfang einer Nachricht.',
  suggestions: 'Passende Befehle',
};
