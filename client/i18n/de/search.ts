import type { Texts } from '../texts.ts';

export const search: Texts['search'] = {
  title: 'Nachrichten suchen',
  field: 'Wörter, „Wortfolgen“, from:, in:, has:',
  everywhere: 'Überall suchen',
  hint: 'Mit Enter suchen. So wird es genauer:',
  looking: 'Suche läuft…',
  none: 'Nichts gefunden.',
  page: 'Suche',
  tabs: { messages: 'Nachrichten', files: 'Dateien', people: 'Personen', channels: 'Kanäle' },
};
