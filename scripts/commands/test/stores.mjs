import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { askServer } from './ask-server.mjs';
import { startMongod } from './start-mongod.mjs';

/**
 * @typedef {object} TestStore
 * @property {string} name
 * @property {NodeJS.ProcessEnv} env what tells the tests which store to use
 * @property {(suite: string) => boolean} touches whether a test file has anything to do with the store
 */

/** @type {TestStore} */
export const embedded = {
  name: 'the embedded store',
  // Tests of the embedded store must not reach for a database that happens to be named in this shell.
  env: { MONGO_URL: undefined, MONGO_OPLOG_URL: undefined },
  touches: () => true,
};

/**
 * The stores that the tests run on: the embedded one always, a real MongoDB when one is at hand.
 * @param {string} scratch a folder for the data of a MongoDB that is started here
 * @returns {Promise<{ list: TestStore[], sentence: string, end: () => Promise<void> }>}
 */
export async function chooseStores(scratch) {
  const given = process.env['MONGO_URL'];
  if (given) {
    const who = await askServer(given);
    console.log(`MONGO_URL is ${who}.`);
    return { list: [embedded, mongo(given, who)], sentence: sentence(who, 'at MONGO_URL'), end: async () => {} };
  }

  const mongod = findMongod(process.env);
  if (mongod === undefined) {
    const why = 'MongoDB did not run (set MONGO_URL or MONGOD_BINARY, or put mongod on the PATH, to run it as well).';
    return { list: [embedded], sentence: `Stores: the tests ran on the embedded store. ${why}`, end: async () => {} };
  }
  const folder = join(scratch, 'mongod');
  mkdirSync(folder);
  const { url, end } = await startMongod(mongod, folder);
  const who = await askServer(url);
  return { list: [embedded, mongo(url, who)], sentence: sentence(who, mongod), end };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string | undefined} the path of a mongod
 */
export function findMongod(environment) {
  const named = environment['MONGOD_BINARY'];
  if (named) return named;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'mongod')).find((file) => existsSync(file));
}

/**
 * @param {string} url
 * @param {string} name
 * @returns {TestStore}
 */
function mongo(url, name) {
  return {
    name,
    env: { ...embedded.env, MONGO_URL: url },
    touches: (suite) =>
      /^(server\/(?!embedded-store\/(?!testing\/real)|contracts|platform|config)|scripts\/ops\/)/.test(suite),
  };
}

/**
 * @param {string} who
 * @param {string} where
 */
function sentence(who, where) {
  return `Stores: the tests ran on the embedded store and on ${who} (${where}); the journeys on the embedded store.`;
}
