import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db } from 'mongodb';
import { beginRestore, endRestore, unfinishedRestore } from '../../../server/store/unfinished-restore.ts';
import { exists } from './files.ts';
import { DUMP, ENVIRONMENT, UPLOADS } from './layout.ts';
import { hasManifest, type Manifest } from './manifest.ts';
import { runMongorestore } from './mongodump.ts';
import { filesOfBackup, findPlainDump, verifyPlainDump, type PlainDump } from './plain-dump.ts';
import { restoreDatabase } from './restore-database.ts';
import { serverOf } from './server.ts';
import { verifyBackup } from './verify.ts';

export interface RestoreRequest {
  readonly db: Db;
  readonly folder: string;
  readonly uploadsDir: string;
  readonly environmentFile: string;
  /** Forget what the database holds now; otherwise it must be empty. */
  readonly replace: boolean;
  /** MongoDB's own tool, for backups that its brother made. */
  readonly mongorestore?: { readonly tool: string; readonly url: string };
}

export interface Restored {
  /** null for a dump that was not made here. */
  readonly manifest: Manifest | null;
  readonly documents: number;
  /** Where the configuration was put; undefined when the backup has none. */
  readonly environmentFile: string | undefined;
}

/** Puts a backup back, into the embedded store or a real server, and compares what is there then with what was backed up. */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { db, folder } = request;
  // Everything that can be wrong with the backup is found before anything is changed.
  const dump = (await hasManifest(folder)) ? undefined : await findPlainDump(folder);
  if (dump) return restorePlainDump(request, dump);
  const manifest = await verifyBackup(folder);
  await makeRoom(request);
  const documents =
    manifest.madeBy === 'driver'
      ? await restoreDatabase(db, filesOfBackup(folder, manifest))
      : await byTool(request, manifest);
  for (const { path } of manifest.uploads) {
    const to = join(request.uploadsDir, path);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(folder, UPLOADS, path), to);
  }
  const environmentFile = await restoreEnvironment(request, manifest);
  await endRestore(db);
  return { manifest, documents, environmentFile };
}

/** What MongoDB's own tool wrote: there is nothing in it but the database. */
async function restorePlainDump(request: RestoreRequest, dump: PlainDump): Promise<Restored> {
  await verifyPlainDump(dump);
  await makeRoom(request);
  const documents = await restoreDatabase(request.db, dump.files);
  await endRestore(request.db);
  return { manifest: null, documents, environmentFile: undefined };
}

/** From here on the database is neither what it was nor what it shall be, and says so. */
async function makeRoom({ db, folder, replace }: RestoreRequest): Promise<void> {
  await demandNobody(db);
  const isUnfinished = (await unfinishedRestore(db)) !== undefined;
  await demandFree(db, replace || isUnfinished);
  await beginRestore(db, folder, new Date());
}

/** A process that was killed is believed to be alive for so long. */
const ALIVE_FOR_MS = 15_000;

async function demandNobody(db: Db): Promise<void> {
  const alive = { heartbeatAt: { $gt: new Date(Date.now() - ALIVE_FOR_MS) } };
  if ((await db.collection('instances').countDocuments(alive)) === 0) return;
  throw new Error(
    `Parley is running on the database ${db.databaseName}, or was until a moment ago: stop it, wait ${ALIVE_FOR_MS / 1000} seconds, and try again.`,
  );
}

async function demandFree(db: Db, replace: boolean): Promise<void> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'));
  if (names.length === 0) return;
  if (!replace)
    throw new Error(
      `The database ${db.databaseName} is not empty (${names.slice(0, 3).join(', ')} …). Say --replace to put the backup in the place of what is there.`,
    );
  await db.dropDatabase();
}

async function byTool({ db, folder, mongorestore }: RestoreRequest, { database }: Manifest): Promise<number> {
  const { embedded } = await serverOf(db);
  if (!mongorestore || embedded)
    throw new Error(
      'This backup was made by mongodump, with the changes of that time in oplog.bson: it needs mongorestore and a real MongoDB. A backup for every store is made with --driver.',
    );
  await runMongorestore(mongorestore.tool, mongorestore.url, join(folder, DUMP), database, db.databaseName);
  const counts = await Promise.all((await db.collections()).map((collection) => collection.countDocuments()));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** An `.env` that is there stays; the one of the backup lies beside it then. */
async function restoreEnvironment(
  { folder, environmentFile }: RestoreRequest,
  { environment }: Manifest,
): Promise<string | undefined> {
  if (!environment) return undefined;
  const to = (await exists(environmentFile)) ? `${environmentFile}.restored` : environmentFile;
  await copyFile(join(folder, ENVIRONMENT), to);
  return to;
}
