import type { Texts } from '../texts.ts';

export const video: Texts['video'] = {
  start: 'Videoanruf starten',
  join: 'Am Anruf teilnehmen',
  named: '{{name}} hat den Anruf „{{title}}“ gestartet.',
  call: 'Anruf',
  rings: 'ruft dich an',
  calling: 'Es klingelt …',
  accept: 'Annehmen',
  decline: 'Ablehnen',
  giveUp: 'Auflegen',
  goIn: 'Eintreten',
  missed: 'Niemand hat abgenommen.',
  declined: 'Der Anruf wurde abgelehnt.',
  cancelled: 'Der Anruf wurde abgebrochen.',
  callBack: 'Zurückrufen',
};
