import type { Texts } from '../texts.ts';

export const video: Texts['video'] = {
  start: 'Videoanruf starten',
  join: 'Am Anruf teilnehmen',
  named: '{{name}} hat den Anruf „{{title}}“ gestartet.',
};
