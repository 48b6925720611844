import { pipeline } from 'node:stream/promises';
import { Writable, type Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import yauzl from 'yauzl';

/** A zip archive whose entries are read when they are asked for, one at a time. */
export interface Archive {
  /** Names of its files, in the archive's order. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked bytes of an entry, as it says of itself; no more than these come out of it. */
  size(name: string): number;
  /** @throws DomainError `import-unreadable` when it is damaged, or unpacks to more than 64 MB. */
  text(name: string): Promise<string>;
  /** Breaks off when it is damaged. */
  stream(name: string): Promise<Readable>;
  close(): void;
}

/** A text of an archive that unpacks to more is no export of a chat. */
const LARGEST_TEXT = 64 * 1024 * 1024;
const MOST_ENTRIES = 1_000_000;

/**
 * Opens an archive. Entry names that lead out of it are refused by the reader; sizes are taken from what really unpacks.
 * @throws DomainError `import-unreadable` when it is no zip archive.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw new DomainError('import-unreadable', {
      reason: error instanceof Error ? error.message : 'not a zip archive',
    });
  });
  const entries = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      entries.set(entry.fileName, entry);
      if (entries.size > MOST_ENTRIES) throw new Error('it holds too many files');
    }
  } catch (error) {
    zip.close();
    throw new DomainError('import-unreadable', { reason: error instanceof Error ? error.message : 'damaged' });
  }

  function entryOf(name: string): yauzl.Entry {
    const entry = entries.get(name);
    if (entry === undefined) throw new DomainError('import-unreadable', { reason: `${name} is missing` });
    return entry;
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    size: (name) => entryOf(name).uncompressedSize,
    text: async (name) => {
      const entry = entryOf(name);
      if (entry.uncompressedSize > LARGEST_TEXT) throw tooLarge(name);
      return textOf(await zip.openReadStreamPromise(entry).catch(damaged(name)), name);
    },
    stream: (name) => zip.openReadStreamPromise(entryOf(name)),
    close: () => zip.close(),
  };
}

async function textOf(stream: Readable, name: string): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  const sink = new Writable({
    write(part: Buffer, _encoding, done) {
      size += part.length;
      parts.push(part);
      done(size > LARGEST_TEXT ? tooLarge(name) : null);
    },
  });
  await pipeline(stream, sink).catch(damaged(name));
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function tooLarge(name: string): DomainError {
  return new DomainError('import-unreadable', { reason: `${name} is too large` });
}

/** Whatever is wrong with its bytes: a false length, a false sum, a method of packing that nobody knows. */
function damaged(name: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof DomainError) throw error;
    throw new DomainError('import-unreadable', {
      reason: `${name}: ${error instanceof Error ? error.message : 'damaged'}`,
    });
  };
}
