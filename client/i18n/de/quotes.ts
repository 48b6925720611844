import type { Texts } from '../texts.ts';

export const quotes: Texts['quotes'] = {
  closed: 'Hier wird eine Nachricht zitiert, die es nicht mehr gibt oder die nicht für dich bestimmt ist.',
  jump: 'Die Nachricht von {{name}} zeigen',
  from: '{{room}}, {{time}}',
  reply: 'Mit Zitat antworten',
  replyDirectly: 'Mit Direktnachricht antworten',
  replyingTo: 'Antwort an {{name}}',
  dropReply: 'Nicht zitieren',
  forward: 'Weiterleiten …',
  forwardTitle: 'Nachricht weiterleiten',
  forwardTo: 'Unterhaltung',
  forwardPlaceholder: 'Unterhaltungen suchen',
  forwardComment: 'Kommentar',
  forwardSend: 'Weiterleiten',
  forwardNone: 'Keine passende Unterhaltung.',
  forwardHidden: 'Die Nachricht selbst können nur Leute lesen, die in {{room}} sind.',
  forwarded: 'Weitergeleitet.',
};
