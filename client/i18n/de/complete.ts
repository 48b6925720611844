import type { Texts } from '../texts.ts';

export const complete: Texts['complete'] = {
  label: 'Vorschläge',
  all: 'alle in diesem Raum',
  here: 'alle, die gerade da sind',
};
