import type { CustomSound } from '../../../domain/sounds/index.ts';

export function presentSound({ _id, name, extension, etag, updatedAt }: CustomSound) {
  return { _id, name, extension, src: `/custom-sounds/${_id}.${extension}`, etag, _updatedAt: updatedAt.toISOString() };
}
