import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Where the built client lies, seen from the sources and from what is built from them. */
const candidates = [join(here, '../../../dist/client'), join(here, '../../../client')];

/** @returns the folder of the built client; null when it was not built. */
export function findClientFiles(): string | null {
  return (
    candidates.find((folder) => existsSync(join(folder, 'index.html')) && existsSync(join(folder, 'assets'))) ?? null
  );
}
