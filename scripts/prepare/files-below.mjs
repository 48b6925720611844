import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root
 * @param {readonly string[]} folders relative to the root; one that is missing holds nothing
 * @returns {string[]} paths of all files below them, relative to the root, with slashes everywhere
 */
export function filesBelow(root, folders) {
  return folders
    .filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false }) !== undefined)
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length)),
    )
    .map((path) => path.replaceAll('\\', '/'));
}
