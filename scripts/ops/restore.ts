import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createConfig } from '../../server/config/config.ts';
import { readEnvironment } from '../../server/config/env.ts';
import { createLog } from '../../server/platform/log.ts';
import { openStore } from '../../server/server.ts';
import { explainStartupFault } from '../../server/startup-fault.ts';
import { connectDatabase } from '../../server/store/connect.ts';
import { findTool } from './backup/mongodump.ts';
import { restoreBackup } from './backup/restore-backup.ts';

/**
 * Puts a backup back, into the embedded store or into the MongoDB of MONGO_URL, whichever it came from:
 * `node scripts/run.mjs scripts/ops/restore.ts FOLDER [--replace]`. Parley must not run meanwhile. See docs/backup.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { replace: { type: 'boolean', default: false }, drop: { type: 'boolean', default: false } },
});

const config = createConfig(readEnvironment());
const stops: (() => Promise<unknown>)[] = [];
try {
  const [folder] = positionals;
  if (folder === undefined)
    throw new Error('Which backup? Usage: node scripts/run.mjs scripts/ops/restore.ts FOLDER [--replace]');
  const url = await openStore(config, createLog('warn'), stops);
  const { db, close } = await connectDatabase(url);
  stops.push(close);
  const tool = findTool('mongorestore', process.env);
  const { manifest, documents, environmentFile } = await restoreBackup({
    db,
    folder: resolve(folder),
    uploadsDir: config.store.uploadsDir,
    environmentFile: resolve('.env'),
    // The name that MongoDB's own tool has for it.
    replace: values.replace || values.drop,
    ...(tool !== undefined && { mongorestore: { tool, url } }),
  });
  console.log(
    manifest
      ? `Restored and compared: ${documents} documents, ${manifest.uploads.length} uploaded files, as they were at ${manifest.pointInTime?.date ?? manifest.madeAt}.`
      : `Restored and compared: ${documents} documents of a dump. Uploaded files that are not in the database must be copied beside it.`,
  );
  if (environmentFile !== undefined) console.log(`  The configuration lies in ${environmentFile}.`);
} catch (error) {
  console.error(
    explainStartupFault(error, { port: config.http.port, dataDir: config.store.dataDir }) ??
      (error instanceof Error ? error.message : error),
  );
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
}
