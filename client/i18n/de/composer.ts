import type { Texts } from '../texts.ts';

export const composer: Texts['composer'] = {
  label: 'Nachricht an {{room}}',
  placeholder: 'Nachricht an {{room}}',
  send: 'Senden',
  hintEnter: 'Enter sendet · Umschalt+Enter für eine neue Zeile',
  hintCtrlEnter: 'Strg+Enter sendet · Enter für eine neue Zeile',
  tooLong: '{{count}} Zeichen zu viel',
  typingOne: '{{a}} schreibt …',
  typingTwo: '{{a}} und {{b}} schreiben …',
  typingMany: 'Mehrere Personen schreiben …',
};
