import type { Texts } from '../texts.ts';

export const app: Texts['app'] = {
  skipToMessages: 'Zu den Nachrichten springen',
  loading: 'Wird geladen …',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  back: 'Zurück',
  next: 'Weiter',
  retry: 'Erneut versuchen',
  more: 'Mehr',
  search: 'Suchen',
  notFoundTitle: 'Hier ist nichts',
  notFoundText: 'Diese Adresse führt nirgendwohin. Vielleicht wurde sie umbenannt, oder du darfst sie nicht sehen.',
  toStart: 'Zu deinen Nachrichten',
  brokenTitle: 'Diese Seite kann nicht angezeigt werden',
  brokenText: 'Deine Nachrichten sind sicher. Lade die Seite neu; passiert es wieder, sag es deiner Administration.',
  reload: 'Neu laden',
  unreachableTitle: 'Der Server ist nicht erreichbar',
  unreachableText: 'Prüfe dein Netz. Was du geschrieben hast, bleibt erhalten und wird gesendet.',
};
