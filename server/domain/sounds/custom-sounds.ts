import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DomainError } from '../../contracts/errors.ts';
import type { CustomSound } from '../../models/custom-sounds.ts';
import { duplicateKey } from '../../models/patience.ts';
import { fold } from '../../models/search-keys.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Received } from '../files/index.ts';

/** A notification is short. */
const LARGEST = 2_000_000;

/** What browsers play, by what the bytes say they are. */
const KINDS: Readonly<Record<string, Pick<CustomSound, 'extension' | 'type'>>> = {
  'audio/mpeg': { extension: 'mp3', type: 'audio/mpeg' },
  'audio/ogg': { extension: 'ogg', type: 'audio/ogg' },
  'audio/wav': { extension: 'wav', type: 'audio/wav' },
  'audio/mp4': { extension: 'm4a', type: 'audio/mp4' },
  'audio/x-m4a': { extension: 'm4a', type: 'audio/mp4' },
  'audio/x-flac': { extension: 'flac', type: 'audio/flac' },
  'audio/flac': { extension: 'flac', type: 'audio/flac' },
};

/** The sounds that everybody may choose beside the built-in ones. */
export function listSounds(ctx: Context, _actor: Actor): Promise<readonly CustomSound[]> {
  return ctx.models.customSounds.list();
}

/** @throws DomainError `sound-not-found`. */
export async function getSound(ctx: Context, _actor: Actor, input: { readonly id: string }): Promise<CustomSound> {
  const sound = await ctx.models.customSounds.find(input.id);
  if (sound === null) throw new DomainError('sound-not-found');
  return sound;
}

/** @throws DomainError `sound-name-taken`, `file-type-refused`, `file-too-large`. */
export async function createSound(
  ctx: Context,
  actor: Actor,
  input: { readonly name: string; readonly file: Received },
): Promise<CustomSound> {
  requirePermission(ctx, actor, 'manage-sounds');
  const { facts, bytes } = await readSoundFile(input.file);
  const sound = {
    _id: ctx.newId(),
    name: input.name,
    nameKey: fold(input.name),
    ...facts,
    createdBy: actor.id,
    updatedAt: ctx.clock.now(),
  };
  await unlessTaken(ctx.models.customSounds.insert(sound, bytes));
  return sound;
}

/** Without a file the sound stays and is only called otherwise. @throws as `createSound`, and `sound-not-found`. */
export async function changeSound(
  ctx: Context,
  actor: Actor,
  input: { readonly id: string; readonly name: string; readonly file: Received | null },
): Promise<CustomSound> {
  requirePermission(ctx, actor, 'manage-sounds');
  await getSound(ctx, actor, input);
  const read = input.file === null ? null : await readSoundFile(input.file);
  const changes = { name: input.name, nameKey: fold(input.name), ...read?.facts, updatedAt: ctx.clock.now() };
  const changed = await unlessTaken(ctx.models.customSounds.change(input.id, changes, read?.bytes ?? null));
  if (changed === null) throw new DomainError('sound-not-found');
  return changed;
}

/** @throws DomainError `sound-not-found`. */
export async function removeSound(ctx: Context, actor: Actor, input: { readonly id: string }): Promise<void> {
  requirePermission(ctx, actor, 'manage-sounds');
  if (!(await ctx.models.customSounds.remove(input.id))) throw new DomainError('sound-not-found');
}

/** Its bytes; null when there is no such sound. Everybody may hear it, as it says nothing about anybody. */
export function readSound(ctx: Context, id: string) {
  return ctx.models.customSounds.read(id);
}

async function readSoundFile({ path, size }: Received) {
  if (size > LARGEST) throw new DomainError('file-too-large', { limit: LARGEST });
  const bytes = await readFile(path);
  const type = await mediaTypeOf(bytes.subarray(0, 4_100), '');
  const kind = KINDS[type.split(';')[0] ?? ''];
  if (kind === undefined) throw new DomainError('file-type-refused', { type });
  const etag = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { facts: { ...kind, etag, size: bytes.length }, bytes };
}

async function unlessTaken<Result>(written: Promise<Result>): Promise<Result> {
  try {
    return await written;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    throw new DomainError('sound-name-taken');
  }
}
