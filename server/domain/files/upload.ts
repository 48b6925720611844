import { DomainError } from '../../contracts/errors.ts';
import type { StoredFile } from '../../models/files.ts';
import { accessRoomToPost } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { keepFile, type Received } from './keep-file.ts';

/** Keeps an uploaded file for a room; a message shows it later. Until then nobody else sees it, and it is collected after a day. */
export async function upload(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly file: Received; readonly description?: string | undefined },
): Promise<StoredFile> {
  const { room } = await accessRoomToPost(ctx, actor, input.roomId);
  if (!ctx.settings.get('FileUpload_Enabled')) throw new DomainError('uploads-disabled');
  if (room.kind === 'direct' && !ctx.settings.get('FileUpload_Enabled_Direct'))
    throw new DomainError('uploads-disabled');
  return keepFile(ctx, { ...input, roomId: room._id, userId: actor.id });
}
