import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createConfig } from '../server/config/config.ts';
import { readEnvironment } from '../server/config/env.ts';
import { createContext } from '../server/context.ts';
import { DomainError, isDomainError } from '../server/contracts/errors.ts';
import { actorOf } from '../server/domain/auth/index.ts';
import {
  importNow,
  openArchive,
  runImport,
  type ImportProgress,
  type ImportReport,
} from '../server/domain/import/index.ts';
import { createLog } from '../server/platform/log.ts';
import { openStore } from '../server/server.ts';
import { explainStartupFault } from '../server/startup-fault.ts';
import { connectDatabase } from '../server/store/connect.ts';

/**
 * `npm run import -- FILE.zip [--dry-run]`: takes over people, rooms, messages and files from an export of Slack or from tables
 * (docs/import.md). It works beside a running server, and may be run again: nothing is made twice.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
const [path] = positionals;
if (path === undefined || positionals.length > 1) {
  console.error('Say which archive: npm run import -- slack-export.zip [--dry-run]');
  process.exit(1);
}

const config = createConfig(readEnvironment());
const log = createLog('warn');
const stops: (() => unknown)[] = [];
try {
  const archive = await openArchive(path);
  stops.push(() => archive.close());
  const database = await connectDatabase(await openStore(config, log, stops as (() => Promise<unknown>)[]));
  stops.push(() => database.close());
  const ctx = await createContext(config, database.db, log);
  const [admin] = await ctx.models.users.listActiveWithRole('admin');
  if (admin === undefined)
    throw new Error('This workspace has no administrator yet: start it and finish its set-up first.');

  const actor = actorOf(admin, null);
  const report =
    values['dry-run'] === true
      ? await runImport(ctx, actor, { archive, dryRun: true, onProgress: tell })
      : await importNow(ctx, actor, { archive, name: basename(path), onProgress: tell });
  print(report);
} catch (error) {
  console.error(wordsFor(error));
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
}

function tell({ phase, done, total }: ImportProgress): void {
  if (done === total || done % Math.ceil(total / 20) === 0) console.log(`${phase}: ${done} of ${total}`);
}

function print(report: ImportReport): void {
  const { people, rooms, messages, files } = report;
  console.log(report.dryRun ? '\nNothing was written. An import would make:' : '\nImported:');
  console.log(`  people    ${people.made} new, ${people.found} found here`);
  console.log(`  rooms     ${rooms.made} new, ${rooms.found} found here`);
  console.log(`  messages  ${messages.made} new, ${messages.found} imported before`);
  console.log(`  files     ${files.made}`);
  const skipped = Object.entries(report.skipped);
  if (skipped.length === 0) return;
  console.log('Left out:');
  for (const [reason, count] of skipped) console.log(`  ${count} × ${reason}`);
  for (const { what, reason } of report.examples) console.log(`    ${what}: ${reason}`);
}

function wordsFor(error: unknown): unknown {
  if (error instanceof DomainError && error.code === 'import-unreadable')
    return `${path} cannot be imported: ${String(error.details['reason'])}.`;
  if (isDomainError(error, 'import-running'))
    return 'Another import is under way in this workspace: see Import from another chat in its administration.';
  return explainStartupFault(error, { port: config.http.port, dataDir: config.store.dataDir }) ?? error;
}
