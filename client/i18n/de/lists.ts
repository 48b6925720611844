import type { Texts } from '../texts.ts';

export const lists: Texts['lists'] = {
  pinned: 'Angeheftete Nachrichten',
  pinnedNone: 'Hier ist noch nichts angeheftet.',
  starred: 'Gemerkte Nachrichten',
  starredNone: 'Du hast dir hier noch nichts gemerkt.',
  mentions: 'Erwähnungen von mir',
  mentionsNone: 'Hier hat dich noch niemand erwähnt.',
  files: 'Dateien',
  filesNone: 'Hier wurden noch keine Dateien geteilt.',
  open: 'Im Gespräch zeigen',
  more: 'Mehr zeigen',
};
