import type { Texts } from '../texts.ts';

export const attachments: Texts['attachments'] = {
  more: 'Mehr zeigen',
  less: 'Weniger zeigen',
  picture: 'Bild',
  audio: 'Anhören',
  video: 'Ansehen',
  source: 'Nachricht zeigen',
};
