import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { checkKey, FileMissing, isFull, StorageFull, type FileStore } from './file-store.ts';
import { measure } from './measure.ts';

/** Uploads in a directory, spread over subdirectories by the end of their key (the beginning of a ULID is its time). */
export function createDiskStore(root: string): FileStore {
  const pathOf = (key: string) => join(root, checkKey(key).split('-')[0]?.slice(-2) ?? '', key);

  return {
    async write(key, content, limit) {
      const path = pathOf(key);
      const partial = `${path}.part`;
      const { through, result } = measure(limit);
      try {
        await mkdir(dirname(path), { recursive: true });
        await pipeline(content, through, createWriteStream(partial));
        await flush(partial);
        await rename(partial, path);
        await flush(dirname(path));
      } catch (error) {
        content.destroy();
        await rm(partial, { force: true });
        throw isFull(error) ? new StorageFull('no room on the disk', { cause: error }) : error;
      }
      return result();
    },

    async read(key, range) {
      const path = pathOf(key);
      await stat(path).catch(() => {
        throw new FileMissing(key);
      });
      return createReadStream(path, range);
    },

    async remove(key) {
      const path = pathOf(key);
      await rm(`${path}.part`, { force: true });
      await rm(path, { force: true });
    },
  };
}

/** Acknowledged means on the disk, also when the power goes. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
