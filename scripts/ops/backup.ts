import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createConfig } from '../../server/config/config.ts';
import { readEnvironment } from '../../server/config/env.ts';
import { createLog } from '../../server/platform/log.ts';
import { openStore } from '../../server/server.ts';
import { explainStartupFault } from '../../server/startup-fault.ts';
import { connectDatabase } from '../../server/store/connect.ts';
import { makeBackup } from './backup/make-backup.ts';
import { findTool } from './backup/mongodump.ts';
import { serverOf } from './backup/server.ts';

/**
 * Backs up everything, while Parley runs or not: `node scripts/run.mjs scripts/ops/backup.ts [--out FOLDER] [--driver] [--gzip]`.
 * See docs/backup.md.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    driver: { type: 'boolean', default: false },
    gzip: { type: 'boolean', default: false },
  },
});

const config = createConfig(readEnvironment());
const stops: (() => Promise<unknown>)[] = [];
try {
  const url = await openStore(config, createLog('warn'), stops);
  const { client, db, close } = await connectDatabase(url);
  stops.push(close);
  const tool = values.driver || (await serverOf(db)).embedded ? undefined : findTool('mongodump', process.env);
  const folder = resolve(
    values.out ?? join('backups', `parley-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}`),
  );
  const manifest = await makeBackup({
    client,
    db,
    folder,
    uploadsDir: config.store.uploadsDir,
    environmentFile: resolve('.env'),
    gzip: values.gzip,
    ...(tool !== undefined && { mongodump: { tool, url } }),
  });
  const documents = manifest.collections.reduce((sum, each) => sum + each.documents, 0);
  console.log(`Backup made and read again: ${folder}`);
  if (manifest.madeBy === 'driver')
    console.log(
      `  ${documents} documents of ${manifest.collections.length} collections, as they were at ${manifest.pointInTime?.date}`,
    );
  else console.log(`  the database by ${tool}, with the changes made meanwhile`);
  console.log(`  ${manifest.uploads.length} uploaded files${manifest.environment ? ', and .env' : ''}`);
} catch (error) {
  console.error(
    explainStartupFault(error, { port: config.http.port, dataDir: config.store.dataDir }) ??
      (error instanceof Error ? error.message : error),
  );
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
}
