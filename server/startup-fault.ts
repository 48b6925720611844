import { ConfigurationFault } from './config/env.ts';
import { StoreUnusable } from './store/connect.ts';

/** @returns one sentence for the operator: what is wrong and what to do; null for what is no fault of theirs. */
export function explainStartupFault(
  error: unknown,
  place: { readonly port: number; readonly dataDir: string },
): string | null {
  if (error instanceof StoreUnusable || error instanceof ConfigurationFault) return error.message;
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${place.port} is taken by another program: stop that program, or choose another port, e.g. PORT=${place.port + 1} npm start.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return (error as NodeJS.ErrnoException).syscall === 'listen'
        ? `Port ${place.port} may not be used by this account: choose one above 1023, e.g. PORT=3000 npm start.`
        : `The directory ${place.dataDir} cannot be written: give this account the right to, or name another one, e.g. DATA_DIR=/var/lib/parley npm start.`;
    case 'EADDRNOTAVAIL':
      return 'BIND_IP names no address of this machine: leave it out to listen on all, or use 127.0.0.1 for this machine only.';
    case 'ENOSPC':
      return `There is no space left where ${place.dataDir} is: make some, or name another place by DATA_DIR.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${place.dataDir} is not a directory: name another one, e.g. DATA_DIR=./data npm start.`;
    case 'ENOENT':
      // What Linux says of places that are none, such as those below /proc; of all else it is a fault of ours.
      return messageOf(error).includes(place.dataDir)
        ? `The directory ${place.dataDir} cannot be made: name another one, e.g. DATA_DIR=./data npm start.`
        : null;
    default:
      return null;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The store is another process: what went wrong there arrives as its message, which begins with the code. */
function codeOf(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? /^(E[A-Z]+): /.exec(message)?.[1];
}
