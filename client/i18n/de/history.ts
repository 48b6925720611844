import type { Texts } from '../texts.ts';

export const history: Texts['history'] = {
  title: 'Frühere Fassungen',
  now: 'Jetzt',
  restore: 'Diesen Text wiederherstellen',
  erased: 'Gelöschte Nachrichten',
  erasedNone: 'Von diesem Raum wurde keine gelöschte Nachricht aufbewahrt.',
  erasedBy: 'gelöscht von {{name}}, {{time}}',
};
