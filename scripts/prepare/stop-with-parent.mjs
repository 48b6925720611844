import process from 'node:process';

const LOOK_EVERY_MS = 500;

/**
 * Asks a command that npm runs to stop when npm is gone.
 *
 * npm runs scripts through a shell, and a shell that is told to stop does so without telling its child: without this, ending
 * `npm start` with a plain `kill` would leave the server running and its port taken.
 */
export function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithParent();
}

/** Asks this process to stop when the one that started it is gone. */
export function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
}
