import { collMod } from './admin/coll-mod.ts';
import { configureFailPoint } from './admin/configure-fail-point.ts';
import { create } from './admin/create.ts';
import { dataSize } from './admin/data-size.ts';
import { dbHash } from './admin/db-hash.ts';
import { drop, dropDatabase } from './admin/drop.ts';
import { createIndexes, dropIndexes, listIndexes } from './admin/indexes.ts';
import { getLog } from './admin/get-log.ts';
import { killOp } from './admin/kill-op.ts';
import { listCollections } from './admin/list-collections.ts';
import { listCommands } from './admin/list-commands.ts';
import { listDatabases } from './admin/list-databases.ts';
import * as planCache from './admin/plan-cache.ts';
import { renameCollection } from './admin/rename-collection.ts';
import { replSetGetConfig, replSetGetStatus } from './admin/repl-status.ts';
import * as info from './admin/server-info.ts';
import * as settings from './admin/server-settings.ts';
import { collStats, dbStats } from './admin/stats.ts';
import * as upkeep from './admin/upkeep.ts';
import { validate } from './admin/validate.ts';
import type { Command } from './command.ts';
import { hello, isMaster } from './handshake/hello.ts';
import { aggregate } from './read/aggregate.ts';
import { count } from './read/count.ts';
import { distinct } from './read/distinct.ts';
import { explain } from './read/explain.ts';
import { find } from './read/find.ts';
import { getMore } from './read/get-more.ts';
import { killCursors } from './read/kill-cursors.ts';
import * as sessions from './session/sessions.ts';
import { abortTransaction, commitTransaction } from './session/transactions.ts';
import { remove } from './write/delete.ts';
import { findAndModify } from './write/find-and-modify.ts';
import { insert } from './write/insert.ts';
import { update } from './write/update.ts';

/** Everything that the store answers. What is not here is refused by name. */
const COMMANDS: readonly Command[] = [
  hello,
  isMaster,
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
  explain,
  insert,
  update,
  remove,
  findAndModify,
  create,
  drop,
  dropDatabase,
  renameCollection,
  collMod,
  listCollections,
  listDatabases,
  createIndexes,
  dropIndexes,
  listIndexes,
  commitTransaction,
  abortTransaction,
  collStats,
  dbStats,
  validate,
  dataSize,
  dbHash,
  getLog,
  killOp,
  listCommands(() => COMMANDS),
  replSetGetStatus,
  replSetGetConfig,
  configureFailPoint,
  ...Object.values(sessions),
  ...Object.values(info),
  ...Object.values(planCache),
  ...Object.values(settings),
  ...Object.values(upkeep),
];

const byName = new Map(COMMANDS.flatMap((command) => command.names.map((name) => [name, command] as const)));

export function findCommand(name: string): Command | undefined {
  return byName.get(name);
}
