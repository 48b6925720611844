import type { Slide } from 'yet-another-react-lightbox';
import type { RoomFileView } from '../../../server/contracts/methods.ts';
import { fileKind, fileLink } from '../../lib/file-kind.ts';

/** What the gallery shows of a file; its size is known before it is loaded. */
export function toSlide(file: RoomFileView): Slide {
  const link = fileLink(file);
  if (fileKind(file) === 'video') return { type: 'video', sources: [{ src: link, type: playable(file.type) }] };
  const { width = 0, height = 0 } = file.image ?? {};
  return { src: link, alt: file.description ?? file.name, ...(width > 0 ? { width, height } : {}) };
}

/** Phones call their films so; inside they are MP4, which browsers play under that name only. */
function playable(type: string): string {
  return type === 'video/quicktime' ? 'video/mp4' : type;
}
