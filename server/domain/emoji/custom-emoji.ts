import { createHash } from 'node:crypto';
import { DomainError } from '../../contracts/errors.ts';
import type { CustomEmoji } from '../../models/custom-emoji.ts';
import { duplicateKey } from '../../models/patience.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Received } from '../files/index.ts';
import { readEmojiPicture } from './read-emoji-picture.ts';

/** As in text between its colons. */
const NAME = /^[a-z0-9_+-]{1,64}$/;
const MOST_ALIASES = 20;

/** All emoji of this workspace, by name. */
export function listEmoji(ctx: Context, _actor: Actor): Promise<readonly CustomEmoji[]> {
  return ctx.models.customEmoji.list();
}

/** What was made, changed and removed since then. */
export async function emojiSince(
  ctx: Context,
  _actor: Actor,
  since: Date,
): Promise<{ readonly held: readonly CustomEmoji[]; readonly removed: readonly CustomEmoji[] }> {
  const changed = await ctx.models.customEmoji.listChanged(since);
  return {
    held: changed.filter(({ removedAt }) => removedAt === null),
    removed: changed.filter(({ removedAt }) => removedAt !== null),
  };
}

interface EmojiWords {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** @throws DomainError `emoji-name-invalid`, `emoji-name-taken`, `image-unusable`, `file-too-large`. */
export async function createEmoji(
  ctx: Context,
  actor: Actor,
  input: EmojiWords & { readonly file: Received },
): Promise<CustomEmoji> {
  requirePermission(ctx, actor, 'manage-emoji');
  const words = wordsOf(input);
  const { extension, bytes } = await readEmojiPicture(input.file);
  const emoji: CustomEmoji = {
    _id: ctx.newId(),
    ...words,
    extension,
    etag: etagOf(bytes),
    createdBy: actor.id,
    updatedAt: ctx.clock.now(),
    removedAt: null,
  };
  await unlessTaken(ctx.models.customEmoji.insert(emoji, bytes));
  return emoji;
}

/** Without a file the picture stays. @throws as `createEmoji`, and `emoji-not-found`. */
export async function changeEmoji(
  ctx: Context,
  actor: Actor,
  input: EmojiWords & { readonly id: string; readonly file: Received | null },
): Promise<CustomEmoji> {
  requirePermission(ctx, actor, 'manage-emoji');
  const words = wordsOf(input);
  if ((await ctx.models.customEmoji.find(input.id)) === null) throw new DomainError('emoji-not-found');
  const picture = input.file === null ? null : await readEmojiPicture(input.file);
  const shown = picture === null ? {} : { extension: picture.extension, etag: etagOf(picture.bytes) };
  const changes = { ...words, ...shown, updatedAt: ctx.clock.now() };
  const changed = await unlessTaken(ctx.models.customEmoji.change(input.id, changes, picture?.bytes ?? null));
  if (changed === null) throw new DomainError('emoji-not-found');
  return changed;
}

/** @throws DomainError `emoji-not-found`. */
export async function removeEmoji(ctx: Context, actor: Actor, input: { readonly id: string }): Promise<void> {
  requirePermission(ctx, actor, 'manage-emoji');
  if (!(await ctx.models.customEmoji.remove(input.id, ctx.clock.now()))) throw new DomainError('emoji-not-found');
}

/** The picture at an address; null when there is none. Everybody may look at it, as at the pictures of people. */
export function readEmoji(
  ctx: Context,
  name: string,
): Promise<{ readonly emoji: CustomEmoji; readonly content: Buffer } | null> {
  return ctx.models.customEmoji.read(name.toLowerCase());
}

function wordsOf({ name, aliases }: EmojiWords): Pick<CustomEmoji, 'name' | 'aliases' | 'names'> {
  const all = [...new Set([name, ...aliases].map((one) => one.trim().replaceAll(':', '').toLowerCase()))];
  const names = all.filter((one, index) => index === 0 || one !== '');
  const [first = '', ...others] = names;
  if (!names.every((one) => NAME.test(one)) || others.length > MOST_ALIASES)
    throw new DomainError('emoji-name-invalid');
  return { name: first, aliases: others, names };
}

function etagOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

async function unlessTaken<Result>(written: Promise<Result>): Promise<Result> {
  try {
    return await written;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    throw new DomainError('emoji-name-taken');
  }
}
