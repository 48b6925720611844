import type { Texts } from '../texts.ts';

export const connection: Texts['connection'] = {
  lost: 'Verbindung unterbrochen.',
  retryIn_one: 'Neuer Versuch in {{count}} Sekunde.',
  retryIn_other: 'Neuer Versuch in {{count}} Sekunden.',
  connecting: 'Verbinde …',
  retryNow: 'Jetzt versuchen',
  waiting_one: '{{count}} Nachricht wartet auf das Senden.',
  waiting_other: '{{count}} Nachrichten warten auf das Senden.',
  catchingUp: 'Wird nachgeholt …',
};
