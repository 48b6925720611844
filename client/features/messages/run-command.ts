import type { CommandView } from '../../../server/contracts/methods.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { call } from '../../transport/live.ts';

export interface TypedCommand {
  readonly name: string;
  readonly params: string;
}

/** What a text says when it is a command: `/name params`. `//` and a path like `/usr/bin` are ordinary text. */
export function readCommand(text: string): TypedCommand | null {
  const match = /^\/([a-z][a-z-]*)(?:\s+([\s\S]*))?$/i.exec(text);
  return match === null ? null : { name: match[1]?.toLowerCase() ?? '', params: match[2]?.trim() ?? '' };
}

export interface CommandOutcome {
  /** A room that the command leads to. */
  readonly room: RoomView | null;
  readonly help: readonly CommandView[] | null;
}

export async function runCommand(
  roomId: string,
  { name, params }: TypedCommand,
  threadId: string | undefined,
): Promise<CommandOutcome> {
  const { room, say } = await call('command:run', {
    roomId,
    name,
    params,
    ...(threadId === undefined ? {} : { threadId }),
  });
  return { room, help: say?.code === 'help' ? await call('command:list', {}) : null };
}
