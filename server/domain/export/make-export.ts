import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import { DomainError } from '../../contracts/errors.ts';
import type { Export } from '../../models/exports.ts';
import type { ShownFile } from '../../models/messages.ts';
import type { User } from '../../models/users.ts';
import { accessRoom } from '../access/index.ts';
import { actorOf } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { filePath, HTML_FOOT, htmlHead, messageHtml, messageRecord } from './format.ts';
import { messagesOf } from './read-messages.ts';
import { tellRequester } from './tell-requester.ts';

/** Bytes of one archive. */
const LARGEST = 50 * 1024 ** 3;
/** Whoever makes an export says so this often; after four times as long without a word another one takes over. */
const SIGN_MS = 15_000;

/** Makes the archive of an export: its messages in one document, and their files beside it. May run again from the beginning. */
export async function makeExport(ctx: Context, exportId: string): Promise<void> {
  const now = ctx.clock.now();
  const claimed = await ctx.models.exports.claim(exportId, now, new Date(now.getTime() - 4 * SIGN_MS));
  if (claimed === null) return;
  const sign = setInterval(() => void ctx.models.exports.update(exportId, { seenAt: ctx.clock.now() }), SIGN_MS);
  try {
    const user = await requireRequester(ctx, claimed);
    const storage = ctx.files.kind();
    const { size } = await ctx.files.write(storage, exportKey(exportId), archiveOf(ctx, claimed, user), LARGEST);
    await ctx.models.exports.update(exportId, { state: 'ready', storage, size, seenAt: null });
    await tellRequester(ctx, claimed, user);
  } catch (error) {
    const refused = error instanceof DomainError && error.code !== 'try-again';
    await ctx.models.exports.update(exportId, { state: refused ? 'failed' : 'waiting', seenAt: null });
    if (!refused) throw error;
  } finally {
    clearInterval(sign);
  }
}

export function exportKey(exportId: string): string {
  return `${exportId}-export`;
}

/** Whether they may still read what they asked for. */
async function requireRequester(ctx: Context, { userId, roomId }: Export): Promise<User> {
  const user = await ctx.models.users.find(userId);
  if (user === null || !user.active) throw new DomainError('user-deactivated');
  if (roomId !== null) await accessRoom(ctx, actorOf(user, null), roomId);
  return user;
}

function archiveOf(ctx: Context, wanted: Export, user: User): Readable {
  const archive = new ZipArchive({ zlib: { level: 6 } });
  void fill(ctx, archive, wanted, user).catch((error: unknown) =>
    archive.destroy(error instanceof Error ? error : new Error('the archive could not be made')),
  );
  return archive;
}

async function fill(ctx: Context, archive: ZipArchive, wanted: Export, user: User): Promise<void> {
  const files: ShownFile[] = [];
  const document = wanted.format === 'html' ? htmlOf : jsonOf;
  await add(archive, `messages.${wanted.format}`, Readable.from(document(ctx, wanted, user, files)));
  if (wanted.roomId === null) await add(archive, 'profile.json', JSON.stringify(profileOf(user), null, 2));
  for (const file of files) {
    const [stored] = await ctx.models.files.findMany([file.id]);
    if (stored === undefined) continue;
    const content = await ctx.files.read(stored.storage, stored._id).catch(() => null);
    if (content !== null) await add(archive, filePath(file), content);
  }
  await archive.finalize();
}

/** One after the other: the next is opened when this one is in. */
async function add(archive: ZipArchive, name: string, content: Readable | string): Promise<void> {
  const added = once(archive, 'entry');
  archive.append(content, { name });
  await added;
}

async function* jsonOf(ctx: Context, wanted: Export, user: User, files: ShownFile[]): AsyncGenerator<string> {
  yield `{"name":${JSON.stringify(wanted.name)},"messages":[`;
  let first = true;
  for await (const message of allMessages(ctx, wanted, user)) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(messageRecord(message))}`;
    files.push(...message.files);
    first = false;
  }
  yield '\n]}\n';
}

async function* htmlOf(ctx: Context, wanted: Export, user: User, files: ShownFile[]): AsyncGenerator<string> {
  yield htmlHead(wanted.name);
  for await (const message of allMessages(ctx, wanted, user)) {
    yield messageHtml(message);
    files.push(...message.files);
  }
  yield HTML_FOOT;
}

async function* allMessages(ctx: Context, { roomId, from, to }: Export, user: User) {
  if (roomId !== null) {
    yield* messagesOf(ctx, { roomId, authorId: null, from, to });
    return;
  }
  for (const own of await ctx.models.members.roomIdsOfUser(user._id))
    yield* messagesOf(ctx, { roomId: own, authorId: user._id, from, to });
}

function profileOf({ username, name, emails, roles, statusText, preferences, createdAt, lastLoginAt }: User) {
  return { username, name, emails, roles, statusText, preferences, createdAt, lastLoginAt };
}
