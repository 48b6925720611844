import type { Texts } from '../texts.ts';

export const presence: Texts['presence'] = {
  online: 'Online',
  away: 'Abwesend',
  busy: 'Beschäftigt',
  offline: 'Offline',
  invisible: 'Als offline zeigen',
};
