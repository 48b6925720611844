import type { Texts } from '../texts.ts';

export const moderation: Texts['moderation'] = {
  ignore: '{{name}} hier ignorieren',
  unignore: '{{name}} nicht mehr ignorieren',
  ignored: '{{name}} hat etwas geschrieben; du ignorierst diese Person hier.',
  show: 'Zeigen',
  report: 'Melden …',
  reportTitle: 'Nachricht melden',
  reason: 'Was stimmt nicht damit?',
  reasonHint: 'Das wird mit der Nachricht für die Administratoren dieses Arbeitsbereichs aufbewahrt.',
  send: 'Melden',
  reported: 'Gemeldet. Danke.',
};
