import type { Texts } from '../texts.ts';

export const search: Texts['search'] = {
  title: 'Nachrichten suchen',
  field: 'Wörter, „Wortfolgen“, from:, in:, has:',
  everywhere: 'In allen meinen Räumen',
  hint: 'Mit Enter suchen. So wird es genauer:',
  looking: 'Suche läuft…',
  none: 'Nichts gefunden.',
};
