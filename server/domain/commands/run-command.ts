import { DomainError } from '../../contracts/errors.ts';
import { accessRoomAsMember, can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Command, CommandReply } from './command.ts';
import { otherCommands } from './others.ts';
import { roomCommands } from './rooms.ts';
import { textCommands } from './texts.ts';

const help: Command = {
  name: 'help',
  params: '',
  description: 'Lists the commands',
  run: async () => ({ say: { code: 'help', details: {} } }),
};

/** Every command; a new one is a new line in its list. */
export const commands: readonly Command[] = [help, ...roomCommands, ...textCommands, ...otherCommands].sort((a, b) =>
  a.name < b.name ? -1 : 1,
);
const byName = new Map(commands.map((command) => [command.name, command]));

/** Those that the actor may use somewhere, for the help and for completing what is typed. */
export function listCommands(ctx: Context, actor: Actor): readonly Command[] {
  return commands.filter(({ permission }) => permission === undefined || can(ctx, actor, permission));
}

/** Does what `/name params` says. Only the caller hears of it, unless the command itself writes into the room. */
export async function runCommand(
  ctx: Context,
  actor: Actor,
  input: {
    readonly roomId: string;
    readonly name: string;
    readonly params: string;
    readonly threadId?: string | undefined;
  },
): Promise<CommandReply> {
  const { room, member } = await accessRoomAsMember(ctx, actor, input.roomId);
  const command = byName.get(input.name.toLowerCase());
  if (command === undefined) throw new DomainError('command-not-found', { name: input.name.slice(0, 40) });
  if (command.permission !== undefined && !can(ctx, actor, command.permission, member)) {
    throw new DomainError('not-allowed', { permission: command.permission });
  }
  return command.run({ ctx, actor, room, member, params: input.params.trim(), threadId: input.threadId });
}
