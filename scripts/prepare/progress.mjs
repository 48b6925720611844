import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { passSignalsTo } from './run-to-end.mjs';

/** Without a terminal a line that rewrites itself is noise, so a quiet build log gets a sign of life this often. */
const SIGN_OF_LIFE_SECONDS = 15;

/**
 * Shows `title` with the seconds that have passed until `work` settles.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function showProgress(title, work) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const live = process.stdout.isTTY === true;

  if (!live) console.log(`${title} …`);
  const timer = setInterval(
    () => (live ? process.stdout.write(`\r${title} … ${seconds()} s`) : console.log(`${title} … ${seconds()} s`)),
    live ? 1000 : SIGN_OF_LIFE_SECONDS * 1000,
  );
  try {
    const result = await work();
    console.log(`${live ? '\r' : ''}${title}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.log(`${live ? '\r' : ''}${title}: failed after ${seconds()} s`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** A command that ended badly; `output` is all it said. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {string} output
   */
  constructor(command, output) {
    super(`${command} failed`);
    this.output = output;
  }
}

/**
 * Runs a command without a terminal of its own and keeps its output back unless it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} what it wrote
 * @throws {CommandFailed} when it can't be started or ends with another code than 0
 */
export function runQuietly(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    const name = [command, ...args].join(' ');
    const endTogether = passSignalsTo(child);
    child.once('error', (error) => reject(new CommandFailed(name, error.message)));
    child.once('close', (code, signal) => {
      const interrupted = endTogether();
      if (interrupted !== undefined) process.exit(128 + constants.signals[interrupted]);
      if (code === 0) resolve(output());
      else reject(new CommandFailed(name, signal === null ? output() : `${output()}\nended by ${signal}`));
    });
  });
}
