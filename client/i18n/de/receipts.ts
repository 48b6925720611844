import type { Texts } from '../texts.ts';

export const receipts: Texts['receipts'] = {
  title: 'Gelesen von',
  none: 'Noch niemand hat diese Nachricht gelesen.',
  sent: 'Gesendet, noch nicht von allen gelesen',
  byAll: 'Von allen gelesen',
};
