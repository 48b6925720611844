import type { RoomFileView } from '../../contracts/methods.ts';
import type { StoredFile } from '../../domain/files/index.ts';
import type { User } from '../../domain/users/index.ts';

/** A file with the message that shows it and who sent it. */
export function presentFile(file: StoredFile, sender: User | undefined): RoomFileView {
  const { _id, name, type, size, image, description = '', messageId, userId, createdAt } = file;
  return {
    id: _id,
    name,
    type,
    size,
    image,
    ...(description === '' ? {} : { description }),
    messageId,
    userId,
    author: { id: userId, username: sender?.username ?? '', name: sender?.name ?? '' },
    createdAt: createdAt.toISOString(),
  };
}
