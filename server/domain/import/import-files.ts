import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Context } from '../context.ts';
import { keepFile } from '../files/index.ts';
import type { Archive } from './archive.ts';
import type { KnownPerson } from './import-people.ts';
import type { ImportReport } from './report.ts';
import type { ForeignFile, Skip } from './source.ts';

/** Of one message. */
const MOST_FILES = 100;

interface Shown {
  readonly files: Message['files'];
  /** Where the bytes are that the archive does not have, as lines of the message. */
  readonly links: readonly string[];
}

/** Keeps a message's files whose bytes are in the archive; of the others the message gets the address. */
export async function importFiles(
  desk: { readonly ctx: Context; readonly archive: Archive; readonly report: ImportReport },
  about: {
    readonly files: readonly ForeignFile[];
    readonly messageId: string;
    readonly author: KnownPerson;
    /** Null when nothing is to be written. */
    readonly roomId: string | null;
    readonly skip: Skip;
  },
): Promise<Shown> {
  const files: Message['files'][number][] = [];
  const links: string[] = [];
  // Imported before: the message is there, with its files.
  const again = about.files.length > 0 && (await desk.ctx.models.messages.find(about.messageId)) !== null;
  for (const file of again ? [] : about.files.slice(0, MOST_FILES)) {
    if (file.entry === null) {
      about.skip(file.name, file.url === null ? 'file-missing' : 'file-elsewhere');
      if (file.url !== null) links.push(`[${file.name}](${file.url})`);
      continue;
    }
    const kept = await keep(desk, { ...about, file, entry: file.entry });
    if (kept !== null) files.push(kept);
  }
  return { files, links };
}

async function keep(
  { ctx, archive, report }: Parameters<typeof importFiles>[0],
  about: {
    readonly file: ForeignFile;
    readonly entry: string;
    readonly messageId: string;
    readonly author: KnownPerson;
    readonly roomId: string | null;
    readonly skip: Skip;
  },
): Promise<Message['files'][number] | null> {
  const { file, entry, roomId } = about;
  const size = archive.size(entry);
  if (size > ctx.settings.get('FileUpload_MaxFileSize')) {
    about.skip(file.name, 'too-long');
    return null;
  }
  report.files.made += 1;
  if (roomId === null) return null;

  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  try {
    const path = join(folder, 'file');
    await unpack(archive, entry, path);
    const received = { path, name: file.name, size };
    const stored = await keepFile(ctx, { roomId, userId: about.author.id, file: received, messageId: about.messageId });
    return { id: stored._id, name: stored.name, type: stored.type, size: stored.size, image: stored.image };
  } catch (error) {
    // What the next one would fail of too ends the import; it may be run again.
    if (!(error instanceof DomainError) || error.code === 'storage-full' || error.code === 'try-again') throw error;
    report.files.made -= 1;
    about.skip(file.name, 'unreadable');
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Not more than the entry says of itself: the reader breaks off there. A damaged one is a refusal, a full disk is not. */
async function unpack(archive: Archive, entry: string, path: string): Promise<void> {
  try {
    await pipeline(await archive.stream(entry), createWriteStream(path));
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) throw new DomainError('storage-full');
    throw new DomainError('import-unreadable', { reason: entry });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
