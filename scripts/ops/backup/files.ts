import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file of a backup beside the database. */
export interface CopiedFile {
  /** With slashes, below the folder that was copied. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const KEPT_BY_GIT = '.gitkeep';

/** Copies a folder with everything in it; one that is not there is an empty one. */
export async function copyFolder(from: string, to: string): Promise<CopiedFile[]> {
  await mkdir(to, { recursive: true });
  const copied: CopiedFile[] = [];
  for (const path of await filesIn(from)) {
    try {
      await mkdir(dirname(join(to, path)), { recursive: true });
      await copyFile(join(from, path), join(to, path));
    } catch (error) {
      // Somebody deleted it since it was listed.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    copied.push(await describeFile(to, path));
  }
  return copied;
}

/** Copies a file that holds secrets; only its owner may read the copy. */
export async function copySecret(from: string, to: string): Promise<CopiedFile | undefined> {
  if (!(await exists(from))) return undefined;
  await copyFile(from, to);
  await chmod(to, 0o600);
  return describeFile(dirname(to), relative(dirname(to), to));
}

export async function filesIn(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== KEPT_BY_GIT)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export async function describeFile(folder: string, path: string): Promise<CopiedFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, path)), hash);
  const { size } = await stat(join(folder, path));
  return { path, bytes: size, sha256: hash.digest('hex') };
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
