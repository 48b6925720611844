import { join } from 'node:path';
import { readContents, readMetadata } from './dump-format.ts';
import { documentsFile, metadataFile } from './dump-names.ts';
import { describeFile, type CopiedFile } from './files.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { DUMP, ENVIRONMENT, UPLOADS } from './layout.ts';

/** Reads a whole backup again. @throws with every file that is not as the manifest says */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const faults: string[] = [];
  const check = async (what: string, test: () => Promise<boolean>): Promise<void> => {
    const fine = await test().catch(
      (error: unknown) => (faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`), true),
    );
    if (!fine) faults.push(`${what} is not what was written.`);
  };

  const database = join(folder, DUMP, manifest.database);
  for (const { name, documents, sha256 } of manifest.collections) {
    await check(`collection ${name}`, async () => {
      const contents = await readContents(documentsFile(database, name, manifest.gzip));
      await readMetadata(metadataFile(database, name, manifest.gzip), name);
      return contents.sha256 === sha256 && contents.documents === documents;
    });
  }
  const same = (part: string, { path, sha256 }: CopiedFile) =>
    check(`${part}/${path}`, async () => (await describeFile(join(folder, part), path)).sha256 === sha256);
  for (const each of manifest.dumpFiles) await same(DUMP, each);
  for (const each of manifest.uploads) await same(UPLOADS, each);
  if (manifest.environment) await same('.', { ...manifest.environment, path: ENVIRONMENT });
  if (faults.length > 0)
    throw new Error(
      `The backup in ${folder} is damaged, nothing was changed. Use another one.\n  ${faults.join('\n  ')}`,
    );
  return manifest;
}
