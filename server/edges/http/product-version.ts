import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version of this product, from its package.json: above the sources as above what is built from them. */
export const productVersion = readVersion(dirname(fileURLToPath(import.meta.url)));

function readVersion(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  return dirname(folder) === folder ? '0.0.0' : readVersion(dirname(folder));
}
