import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

/**
 * Runs a command on this terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal }} options `signal` kills it
 * @returns {Promise<number>} its exit code, or 128 + the number of the signal that ended it
 */
export function runToEnd(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, killSignal: 'SIGKILL', stdio: 'inherit' });
    const endTogether = passSignalsTo(child);
    child.once('error', (error) => {
      // Killed on purpose: its end is told below.
      if (error.name !== 'AbortError') reject(error);
    });
    child.once('close', (code, signal) => {
      endTogether();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * While `child` lives, a request to stop goes to it first, so that nothing is left running behind.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => NodeJS.Signals | undefined} ends this and says which signal had come
 */
export function passSignalsTo(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    received = signal;
    // A terminal gives Ctrl-C to the child as well, and a second one would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return () => {
    process.off('SIGINT', pass).off('SIGTERM', pass);
    return received;
  };
}
