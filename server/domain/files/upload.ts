import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import type { StoredFile } from '../../models/files.ts';
import { makeThumb, readImage, stripMetadata } from '../../platform/image.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import { accessRoomToPost } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { isTypeAllowed } from './type-allowed.ts';

/** A file that an edge received whole into a temporary place, and removes there afterwards. */
export interface Received {
  readonly path: string;
  /** As the sender calls it. */
  readonly name: string;
  readonly size: number;
}

/** Pictures up to this many bytes are opened for their size, a small copy and their metadata; larger ones are plain files. */
const LARGEST_OPENED = 40_000_000;

/**
 * Keeps an uploaded file for a room; a message shows it later (`attachFiles`). Until then it is pending, seen by nobody else,
 * and collected after a day.
 */
export async function upload(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly file: Received },
): Promise<StoredFile> {
  const { room } = await accessRoomToPost(ctx, actor, input.roomId);
  if (!ctx.settings.get('FileUpload_Enabled')) throw new DomainError('uploads-disabled');
  if (room.kind === 'direct' && !ctx.settings.get('FileUpload_Enabled_Direct'))
    throw new DomainError('uploads-disabled');
  return keepFile(ctx, { roomId: room._id, userId: actor.id, file: input.file });
}

/**
 * Keeps a file for a room as its owner's, within the limits of size and type that hold for everybody. Whether the owner may is
 * the caller's question.
 * @param input.messageId what shows it from the beginning; pending when missing.
 */
export async function keepFile(
  ctx: Context,
  input: { readonly roomId: string; readonly userId: string; readonly file: Received; readonly messageId?: string },
): Promise<StoredFile> {
  const limit = ctx.settings.get('FileUpload_MaxFileSize');
  if (input.file.size > limit) throw new DomainError('file-too-large', { limit });
  const type = await checkType(ctx, input.file);

  const id = ctx.newId();
  const { content, image } = await prepare(ctx, id, type, input.file);
  const { size, sha256 } = await ctx.files.write(id, content, limit);
  const file: StoredFile = {
    _id: id,
    name: safeName(input.file.name),
    type,
    size,
    sha256,
    roomId: input.roomId,
    userId: input.userId,
    messageId: input.messageId ?? null,
    state: input.messageId === undefined ? 'pending' : 'attached',
    storage: ctx.files.kind(),
    image,
    createdAt: ctx.clock.now(),
  };
  await ctx.models.files.insert(file);
  return file;
}

async function checkType(ctx: Context, file: Received): Promise<string> {
  const type = await mediaTypeOf(await headOf(file.path), file.name);
  const [allowed, refused] = [
    ctx.settings.get('FileUpload_MediaTypeWhiteList'),
    ctx.settings.get('FileUpload_MediaTypeBlackList'),
  ];
  if (!isTypeAllowed(type, allowed, refused)) throw new DomainError('file-type-refused', { type });
  return type;
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_100), 0, 4_100, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function prepare(
  ctx: Context,
  id: string,
  type: string,
  file: Received,
): Promise<{ readonly content: Readable; readonly image: StoredFile['image'] }> {
  const plain = { content: createReadStream(file.path), image: null };
  if (!type.startsWith('image/') || file.size > LARGEST_OPENED) return plain;
  const bytes = await readFile(file.path);
  const facts = await readImage(bytes);
  if (facts === null) return plain;

  const thumb = await makeThumb(bytes, facts);
  if (thumb !== null) await ctx.files.write(thumbKey(id), Readable.from([thumb.bytes]), LARGEST_OPENED);
  const strip = ctx.settings.get('Message_Attachments_Strip_Exif') && (type === 'image/jpeg' || type === 'image/webp');
  return {
    content: strip ? Readable.from([await stripMetadata(bytes)]) : createReadStream(file.path),
    image: {
      width: facts.width,
      height: facts.height,
      thumb: thumb === null ? null : { width: thumb.width, height: thumb.height, type: thumb.type },
    },
  };
}

export function thumbKey(fileId: string): string {
  return `${fileId}-thumb`;
}

/** The last part of what the sender calls it, without signs that a header or a file system could misread. */
function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replace(/[\u0000-\u001f\u007f"<>|:*?]/g, '_')
      .slice(0, 200)
      .trim() || 'file'
  );
}
