import type { Texts } from '../texts.ts';

export const polls: Texts['polls'] = {
  label: 'Umfrage',
  votes_one: '{{count}} Stimme',
  votes_other: '{{count}} Stimmen',
  voters_one: '{{count}} Person hat abgestimmt',
  voters_other: '{{count}} Personen haben abgestimmt',
  anonymous: 'anonym',
  multiple: 'mehrere Antworten möglich',
  closed: 'geschlossen',
  close: 'Umfrage schließen',
  create: 'Neue Umfrage',
  question: 'Frage',
  option: 'Antwort {{number}}',
  removeOption: 'Antwort {{number}} entfernen',
  addOption: 'Noch eine Antwort',
  allowMultiple: 'Mehrere Antworten möglich',
  makeAnonymous: 'Anonym: Niemand sieht, wer was gewählt hat',
  ask: 'Fragen',
};
