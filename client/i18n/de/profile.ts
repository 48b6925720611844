import type { Texts } from '../texts.ts';

export const profile: Texts['profile'] = {
  roles: 'Rollen',
  title: 'Profil',
  message: 'Nachricht schreiben',
  bot: 'Bot',
  deactivated: 'Deaktiviert',
  mention: 'Erwähnen',
  unknown: 'Diese Person kann nicht angezeigt werden.',
};
