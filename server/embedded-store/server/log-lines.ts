import type { Log } from './dispatcher.ts';

const KEPT = 1_000;

/** The newest lines of the log, for `getLog`. */
export class LogLines {
  /** Lines written since the start. */
  total = 0;
  readonly newest: string[] = [];

  /** @returns a log that also keeps what it is told */
  keeping(log: Log): Log {
    return (message, error) => {
      this.total++;
      const reason = error === undefined ? '' : `: ${error instanceof Error ? error.message : String(error)}`;
      this.newest.push(`${new Date().toISOString()} ${message}${reason}`);
      if (this.newest.length > KEPT) this.newest.shift();
      log(message, error);
    };
  }
}
