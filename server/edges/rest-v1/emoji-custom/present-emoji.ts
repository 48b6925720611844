import type { CustomEmoji } from '../../../domain/emoji/index.ts';

export function presentEmoji({ _id, name, aliases, extension, etag, updatedAt }: CustomEmoji) {
  return { _id, name, aliases, extension, etag, _updatedAt: updatedAt.toISOString() };
}
