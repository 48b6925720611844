import { createElement } from 'react';
import type { CommandView } from '../../../server/contracts/methods.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { ownTimeZone } from '../../lib/later-times.ts';
import { keepCommandAnswer } from '../../store/command-answers.ts';
import { call } from '../../transport/live.ts';
import { showDialog } from '../../ui/dialog-slot.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const PollDialog = lazyPart(async () => ({ default: (await import('./polls/PollDialog.tsx')).PollDialog }));

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
  if (name === 'poll' && params === '') {
    showDialog((onClose) => createElement(PollDialog, { roomId, threadId, onClose }));
    return { room: null, help: null };
  }
  const thread = threadId === undefined ? {} : { threadId };
  const { room, say } = await call('command:run', { roomId, name, params, ...thread, timeZone: ownTimeZone() });
  const isHelp = say?.code === 'help';
  keepCommandAnswer(roomId, isHelp ? null : say);
  return { room, help: isHelp ? await call('command:list', { roomId }) : null };
}
