import { close, mkdirSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';

/** What one stage of a command may hold in memory, as in MongoDB, where it may not use the disk. */
export const STAGE_MEMORY = 100 * 1024 * 1024;
/** Where it may, it goes there sooner: in memory everything takes several times as much as its bytes. */
const SPILL_MEMORY = 32 * 1024 * 1024;

/**
 * Where commands put what they cannot hold. A file has no name from the moment it is open: it is gone with whoever made it,
 * also when the store is killed.
 */
export class SpillRoom {
  #made = 0;
  #open = 0;

  /**
   * @param folder is emptied: nothing in it outlives a store
   * @param stageMemory bytes that a stage holds before it goes to the disk
   */
  constructor(
    private readonly folder: string,
    readonly stageMemory: number = SPILL_MEMORY,
  ) {
    rmSync(folder, { recursive: true, force: true });
  }

  /** Files in use. */
  get open(): number {
    return this.#open;
  }

  /** Files there have been. */
  get made(): number {
    return this.#made;
  }

  /** @throws StoreError OutOfDiskSpace */
  create(): SpillFile {
    return attempt(() => {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const path = join(this.folder, String(++this.#made));
      const descriptor = openSync(path, 'wx+', 0o600);
      unlinkSync(path);
      this.#open++;
      return new SpillFile(descriptor, () => this.#open--);
    });
  }
}

/** A file that only grows, read at any place. Small pieces: nobody is held up by one of them. */
export class SpillFile {
  #length = 0;
  #isOpen = true;

  constructor(
    private readonly descriptor: number,
    private readonly closed: () => void,
  ) {}

  /** @returns where the bytes begin @throws StoreError OutOfDiskSpace */
  append(bytes: Buffer): number {
    const at = this.#length;
    attempt(() => {
      for (let written = 0; written < bytes.length;) {
        const more = writeSync(this.descriptor, bytes, written, bytes.length - written, at + written);
        if (more === 0) throw noSpace();
        written += more;
      }
    });
    this.#length += bytes.length;
    return at;
  }

  /** Fills `bytes` with what stands there. */
  read(at: number, bytes: Buffer): void {
    for (let got = 0; got < bytes.length;) {
      const more = readSync(this.descriptor, bytes, got, bytes.length - got, at + got);
      if (more === 0) throw new StoreError('InternalError', 'a file of this command ends too early');
      got += more;
    }
  }

  /** Gives the room back, beside what others do: freeing a large file takes its time. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.closed();
    close(this.descriptor, () => undefined);
  }
}

const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Error && 'code' in error && FULL.includes(error.code) ? noSpace() : error;
  }
}

function noSpace(): StoreError {
  return new StoreError('OutOfDiskSpace', 'no space is left on the disk for what this command cannot hold in memory');
}
