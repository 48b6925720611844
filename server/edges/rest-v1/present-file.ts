import type { StoredFile } from '../../domain/files/index.ts';
import type { User } from '../../domain/users/index.ts';

/** An upload as Rocket.Chat's lists of files show it. */
export function presentFile(file: StoredFile, sender: User | undefined) {
  const path = `/file-upload/${file._id}/${encodeURIComponent(file.name)}`;
  return {
    _id: file._id,
    name: file.name,
    type: file.type,
    size: file.size,
    rid: file.roomId,
    userId: file.userId,
    user: { _id: file.userId, username: sender?.username ?? '', name: sender?.name ?? '' },
    store: file.storage === 'grid' ? 'GridFS:Uploads' : 'FileSystem:Uploads',
    extension: /\.([^.]+)$/.exec(file.name)?.[1] ?? '',
    complete: true,
    uploading: false,
    progress: 1,
    path,
    url: path,
    uploadedAt: file.createdAt.toISOString(),
    ...(file.image === null
      ? {}
      : { typeGroup: 'image', identify: { size: { width: file.image.width, height: file.image.height } } }),
  };
}
