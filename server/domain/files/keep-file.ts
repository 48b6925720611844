import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import { isTypeAllowed, LONGEST_DESCRIPTION } from '../../contracts/file.ts';
import type { StoredFile, StoredImage } from '../../models/files.ts';
import { makeThumb, oneAtATime, readImage } from '../../platform/image.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import { stripMetadata } from '../../platform/strip-metadata.ts';
import type { Context } from '../context.ts';
import { thumbKey } from './file-keys.ts';
import { removeFile } from './remove-file.ts';

/** A file that an edge received whole into a temporary place, and removes there afterwards. */
export interface Received {
  readonly path: string;
  /** As the sender calls it. */
  readonly name: string;
  readonly size: number;
}

/** Pictures up to this many bytes are opened for their size, a small copy and their metadata; larger ones are plain files. */
const LARGEST_OPENED = 40_000_000;

/** What is to be kept. Whether its owner may is the caller's question. */
export interface Kept {
  readonly roomId: string;
  readonly userId: string;
  readonly file: Received;
  readonly description?: string | undefined;
  /** What shows it from the beginning; pending when missing. */
  readonly messageId?: string | undefined;
}

/**
 * Keeps a file for a room as its owner's, within the limits of size and type that hold for everybody. It is written down before
 * its bytes are, so that whatever ends the process leaves nothing that would not be found again.
 */
export async function keepFile(ctx: Context, { file, ...input }: Kept): Promise<StoredFile> {
  const limit = ctx.settings.get('FileUpload_MaxFileSize');
  if (file.size > limit) throw new DomainError('file-too-large', { limit });
  const arriving: StoredFile = {
    _id: ctx.newId(),
    name: safeName(file.name),
    type: await checkType(ctx, file),
    size: file.size,
    sha256: '',
    roomId: input.roomId,
    userId: input.userId,
    messageId: null,
    state: 'arriving',
    storage: ctx.files.kind(),
    ...describedBy(input.description),
    image: null,
    createdAt: ctx.clock.now(),
  };
  await ctx.models.files.insert(arriving);
  try {
    const arrived = await ctx.models.files.arrived(arriving._id, {
      ...(await keepBytes(ctx, arriving, file)),
      messageId: input.messageId ?? null,
      state: input.messageId === undefined ? 'pending' : 'attached',
    });
    // Only what took us for dead long ago removes it.
    if (arrived === null) throw new DomainError('try-again');
    return arrived;
  } catch (error) {
    // Whatever of it cannot be removed now is collected later.
    await removeFile(ctx, arriving).catch(() => undefined);
    throw error;
  }
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

async function keepBytes(
  ctx: Context,
  { _id: id, type, storage }: StoredFile,
  file: Received,
): Promise<Pick<StoredFile, 'size' | 'sha256' | 'image'>> {
  const write = (content: Readable) =>
    ctx.files.write(storage, id, content, ctx.settings.get('FileUpload_MaxFileSize'));
  if (!type.startsWith('image/') || file.size > LARGEST_OPENED)
    return { ...(await write(createReadStream(file.path))), image: null };

  return oneAtATime(async () => {
    const bytes = await readFile(file.path);
    const image = await keepThumb(ctx, { id, storage }, bytes);
    const shown = ctx.settings.get('Message_Attachments_Strip_Exif') ? stripMetadata(bytes, type) : bytes;
    return { ...(await write(Readable.from([shown]))), image };
  });
}

async function keepThumb(
  ctx: Context,
  { id, storage }: { readonly id: string; readonly storage: StoredFile['storage'] },
  bytes: Buffer,
): Promise<StoredImage | null> {
  const facts = await readImage(bytes);
  if (facts === null) return null;
  const thumb = await makeThumb(bytes, facts);
  if (thumb !== null) await ctx.files.write(storage, thumbKey(id), Readable.from([thumb.bytes]), LARGEST_OPENED);
  const { width, height, animated } = facts;
  return {
    width,
    height,
    thumb: thumb === null ? null : { width: thumb.width, height: thumb.height, type: thumb.type },
    ...(animated ? { animated } : {}),
  };
}

export function describedBy(description = ''): Pick<StoredFile, 'description'> {
  const text = description.trim().slice(0, LONGEST_DESCRIPTION);
  return text === '' ? {} : { description: text };
}

/** The last part of what the sender calls it, without signs that a header or a file system could misread. */
function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return (
    last
      // Signs that turn the direction of writing make `gnp.exe` look like `exe.png`.
      .replace(/[\u0000-\u001f\u007f"<>|:*?\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '_')
      .slice(0, 200)
      .trim() || 'file'
  );
}
