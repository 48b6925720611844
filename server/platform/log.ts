import { pino, type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard output; tokens, passwords and message texts never get in. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: ['*.password', '*.token', '*.authToken', 'req.headers.cookie', 'req.headers["x-auth-token"]'],
      censor: '…',
    },
  });
}
