import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Where the built client lies, seen from the sources and from what is built from them. */
const candidates = [join(here, '../../../dist/client'), join(here, '../../../client')];

/**
 * @param given the only folder to look at; null: where the build leaves it
 * @returns the folder of the built client; null when it was not built.
 */
export function findClientFiles(given: string | null = null): string | null {
  const folders = given === null ? candidates : [given];
  return folders.find((folder) => existsSync(join(folder, 'index.html')) && existsSync(join(folder, 'assets'))) ?? null;
}
