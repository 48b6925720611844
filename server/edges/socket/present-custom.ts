import type { CustomEmojiView, CustomSoundView } from '../../contracts/methods.ts';
import type { CustomEmoji } from '../../domain/emoji/index.ts';
import type { CustomSound } from '../../domain/sounds/index.ts';

/** With its version in the address a picture may be kept for ever. */
export function presentEmoji({ _id: id, name, aliases, extension, etag }: CustomEmoji): CustomEmojiView {
  return { id, name, aliases, path: `/emoji-custom/${encodeURIComponent(name)}.${extension}?etag=${etag}` };
}

export function presentSound({ _id: id, name, extension, etag, size }: CustomSound): CustomSoundView {
  return { id, name, path: `/custom-sounds/${id}.${extension}?etag=${etag}`, size };
}
