import { fileTypeFromBuffer } from 'file-type';
import mime from 'mime-types';

/** Shown inside a page; everything else is only handed out to be saved. SVG and HTML are programs and never among them. */
const SHOWN =
  /^(image\/(png|jpeg|gif|webp|avif)|audio\/[\w.+-]+|video\/(mp4|webm|ogg|quicktime)|application\/pdf|text\/plain)$/;

/** The media type by the content where that tells, else by the name. What a sender claims is not asked. */
export async function mediaTypeOf(head: Buffer, name: string): Promise<string> {
  const sniffed = await fileTypeFromBuffer(head);
  if (sniffed !== undefined) return soundOf(sniffed.mime, name) ?? sniffed.mime;
  const named = mime.lookup(name) || 'application/octet-stream';
  // A name alone does not make a picture or a film.
  return /^(image|video|audio)\//.test(named) && named !== 'image/svg+xml' ? 'application/octet-stream' : named;
}

/** WebM and MP4 hold films and sounds alike, and begin the same; of these two the name may say which it is. */
function soundOf(sniffed: string, name: string): string | null {
  if (sniffed === 'video/webm' && /\.weba$/i.test(name)) return 'audio/webm';
  return sniffed === 'video/mp4' && /\.m4a$/i.test(name) ? 'audio/mp4' : null;
}

export function mayBeShown(type: string): boolean {
  return SHOWN.test(type);
}
