import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db, MongoClient } from 'mongodb';
import { unfinishedRestore } from '../../../server/store/unfinished-restore.ts';
import { dumpDatabase } from './dump-database.ts';
import { copyFolder, copySecret, describeFile, filesIn } from './files.ts';
import { DUMP, ENVIRONMENT, UPLOADS } from './layout.ts';
import { writeManifest, type Manifest } from './manifest.ts';
import { runMongodump } from './mongodump.ts';
import { serverOf } from './server.ts';
import { verifyBackup } from './verify.ts';

export interface BackupRequest {
  readonly client: MongoClient;
  readonly db: Db;
  /** Where the backup shall lie; made by this, and only there when it is whole. */
  readonly folder: string;
  readonly uploadsDir: string;
  /** The `.env` of the installation; need not exist. */
  readonly environmentFile: string;
  /** Compresses documents and indexes; not with MongoDB's own tool. */
  readonly gzip?: boolean;
  /** MongoDB's own tool, to be used instead of the driver, and the URL for it. */
  readonly mongodump?: { readonly tool: string; readonly url: string };
}

/** Makes a backup of everything: database, uploads, configuration. Reads it all again before it counts as made. */
export async function makeBackup(request: BackupRequest): Promise<Manifest> {
  const { db, folder } = request;
  await demandSomething(db);
  await demandEmpty(folder);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });

  // The database first: every file that it knows of is there when the files are copied.
  const database = request.mongodump
    ? await byTool(request.mongodump, unfinished)
    : await byDriver(request, unfinished);
  const uploads = await copyFolder(request.uploadsDir, join(unfinished, UPLOADS));
  const environment = (await copySecret(request.environmentFile, join(unfinished, ENVIRONMENT))) ?? null;
  const server = await serverOf(db);
  const madeAt = new Date().toISOString();
  await writeManifest(unfinished, {
    format: 1,
    madeAt,
    server,
    database: db.databaseName,
    ...database,
    uploads,
    environment,
  });

  const manifest = await verifyBackup(unfinished);
  await mkdir(dirname(folder), { recursive: true });
  await rename(unfinished, folder);
  return manifest;
}

/** A backup of nothing is mostly one of the wrong place, and noticed too late. */
async function demandSomething(db: Db): Promise<void> {
  const from = await unfinishedRestore(db);
  if (from !== undefined)
    throw new Error(`${db.databaseName} holds a part of ${from} only: run that restore again, then back up.`);
  if ((await db.listCollections({}, { nameOnly: true }).toArray()).length > 0) return;
  const { databases } = await db.admin().listDatabases({ nameOnly: true });
  const others = databases.map(({ name }) => name).filter((name) => !['admin', 'config', 'local'].includes(name));
  throw new Error(
    `The database ${db.databaseName} is empty, so there is nothing to back up. ${others.length > 0 ? `This server has: ${others.join(', ')}. ` : ''}Check MONGO_URL or DATA_DIR.`,
  );
}

async function demandEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0) throw new Error(`${folder} exists and is not empty; a backup needs a folder of its own.`);
  await rm(folder, { recursive: true, force: true });
}

type DatabasePart = Pick<Manifest, 'madeBy' | 'pointInTime' | 'collections' | 'dumpFiles' | 'gzip'>;

async function byDriver({ client, db, gzip = false }: BackupRequest, folder: string): Promise<DatabasePart> {
  const dump = join(folder, DUMP, db.databaseName);
  const { pointInTime, collections } = await dumpDatabase(client, db, dump, { gzip });
  const seconds = pointInTime.getHighBits();
  const date = new Date(seconds * 1000).toISOString();
  return {
    madeBy: 'driver',
    pointInTime: { seconds, count: pointInTime.getLowBits(), date },
    collections: [...collections],
    gzip,
    dumpFiles: [],
  };
}

async function byTool({ tool, url }: { tool: string; url: string }, folder: string): Promise<DatabasePart> {
  const dump = join(folder, DUMP);
  await runMongodump(tool, url, dump);
  const dumpFiles = [];
  for (const path of await filesIn(dump)) dumpFiles.push(await describeFile(dump, path));
  if (dumpFiles.length === 0) throw new Error(`${tool} wrote nothing.`);
  return { madeBy: 'mongodump', pointInTime: null, collections: [], gzip: false, dumpFiles };
}
