import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readContents, readMetadata } from './dump-format.ts';
import { documentsFile, metadataFile } from './dump-names.ts';
import { DUMP } from './layout.ts';
import type { Manifest } from './manifest.ts';

/** The two files of a collection. */
export interface DumpedFiles {
  readonly name: string;
  readonly documents: string;
  /** undefined: a dump without options and indexes. */
  readonly metadata: string | undefined;
}

/** The files of a backup made here. */
export function filesOfBackup(folder: string, { database, collections, gzip }: Manifest): DumpedFiles[] {
  const place = join(folder, DUMP, database);
  return collections.map(({ name }) => ({
    name,
    documents: documentsFile(place, name, gzip),
    metadata: metadataFile(place, name, gzip),
  }));
}

/** A folder that `mongodump` made, without a manifest of ours. */
export interface PlainDump {
  readonly database: string;
  readonly files: readonly DumpedFiles[];
}

/** Databases of the server itself, which `mongodump` takes along. */
const OF_THE_SERVER = new Set(['admin', 'config', 'local']);
const DOCUMENTS = /\.bson(\.gz)?$/;

/**
 * Finds the one database in a dump: in the folder itself, or a folder in it.
 * @returns undefined when there is none
 * @throws when there are several, or changes that only `mongorestore` can apply
 */
export async function findPlainDump(folder: string): Promise<PlainDump | undefined> {
  for (const root of [folder, join(folder, DUMP)]) {
    if (await isFilled(join(root, 'oplog.bson')))
      throw new Error(
        `${root} holds changes in oplog.bson, which need mongorestore --oplogReplay and a real MongoDB. Dump one database without --oplog (mongodump --db=NAME) to restore it here.`,
      );
    const found = (await foldersIn(root)).filter((name) => !OF_THE_SERVER.has(name));
    const databases = [];
    for (const name of found) if (await hasDocuments(join(root, name))) databases.push(name);
    if (databases.length > 1)
      throw new Error(`${root} holds several databases (${databases.join(', ')}): name the folder of one of them.`);
    const [database] = databases;
    if (database !== undefined) return { database, files: await filesOf(join(root, database)) };
  }
  return (await hasDocuments(folder)) ? { database: basename(folder), files: await filesOf(folder) } : undefined;
}

/** Reads all of it. @throws with every file that is damaged */
export async function verifyPlainDump({ files }: PlainDump): Promise<void> {
  const faults: string[] = [];
  for (const { documents, metadata, name } of files) {
    try {
      await readContents(documents);
      if (metadata !== undefined) await readMetadata(metadata, name);
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (faults.length > 0) throw new Error(`The dump is damaged, nothing was changed.\n  ${faults.join('\n  ')}`);
}

async function filesOf(folder: string): Promise<DumpedFiles[]> {
  const names = (await readdir(folder)).sort();
  const found: DumpedFiles[] = [];
  for (const name of names.filter((each) => DOCUMENTS.test(each) && !each.startsWith('system.'))) {
    const encoded = name.replace(DOCUMENTS, '');
    const metadata = [`${encoded}.metadata.json`, `${encoded}.metadata.json.gz`].find((each) => names.includes(each));
    const path = metadata === undefined ? undefined : join(folder, metadata);
    const collection = path === undefined ? decoded(encoded) : ((await nameIn(path)) ?? decoded(encoded));
    found.push({ name: collection, documents: join(folder, name), metadata: path });
  }
  return found;
}

/** A damaged one is found out later, with all others. */
const nameIn = (path: string): Promise<string | undefined> =>
  readMetadata(path, '').then(
    ({ name }) => name || undefined,
    () => undefined,
  );

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

const hasDocuments = async (folder: string): Promise<boolean> =>
  (await readdir(folder).catch(() => [])).some((name) => DOCUMENTS.test(name) && !/^(oplog|prelude)\./.test(name));

const isFilled = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );
