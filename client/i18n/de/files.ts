import type { Texts } from '../texts.ts';

export const files: Texts['files'] = {
  attach: 'Dateien anhängen',
  attached: 'Angehängte Dateien',
  uploading: '{{name}} wird gesendet',
  remove: '{{name}} entfernen',
  download: 'Herunterladen:',
};
