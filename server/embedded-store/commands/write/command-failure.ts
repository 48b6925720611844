import { StoreError } from '../../errors.ts';

/** What is wrong with one statement refuses the whole command. */
export class CommandFailure extends StoreError {}

/** Time is up, the client is gone, a conflict, the disk is full: failures of the whole command, not of a statement. */
const COMMAND_CODES = new Set([50, 112, 225, 237, 251, 279, 11601, 14031]);

export function failsCommand(error: StoreError): boolean {
  return error instanceof CommandFailure || COMMAND_CODES.has(error.code);
}
