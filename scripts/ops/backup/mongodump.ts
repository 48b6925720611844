import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of one of MongoDB's own tools, when it is installed. */
export function findTool(name: 'mongodump' | 'mongorestore', environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => [join(folder, name), join(folder, `${name}.exe`)])
    .find((file) => existsSync(file));
}

/**
 * The same server without a database in the URL: `--oplog` dumps all of them. Whoever logs in by a database that the URL names still does.
 */
export function wholeServer(url: string): string {
  const [, start = '', database = '', query = ''] = /^([^/]+\/\/[^/?]*)\/?([^?]*)\??(.*)$/.exec(url) ?? [];
  const options = new URLSearchParams(query);
  if (start.includes('@') && database !== '' && !options.has('authSource')) options.set('authSource', database);
  return options.size > 0 ? `${start}/?${options.toString()}` : `${start}/`;
}

/** Dumps a real server to a folder, with the changes made meanwhile in `oplog.bson`. */
export const runMongodump = (tool: string, url: string, folder: string): Promise<void> =>
  runTool(tool, [`--uri=${wholeServer(url)}`, '--oplog', `--out=${folder}`]);

/** Restores one database of such a dump under another name or its own, and the changes in `oplog.bson` after it. */
export function runMongorestore(tool: string, url: string, folder: string, from: string, to: string): Promise<void> {
  const renaming = from === to ? [] : [`--nsFrom=${from}.*`, `--nsTo=${to}.*`];
  return runTool(tool, [`--uri=${wholeServer(url)}`, '--oplogReplay', `--nsInclude=${from}.*`, ...renaming, folder]);
}

/** A tool's own words go to the terminal; it may ask for a password there. */
function runTool(tool: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${tool} ended with code ${code}.`))));
  });
}
