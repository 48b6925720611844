import { DomainError } from '../../contracts/errors.ts';
import { roomRoles } from '../../contracts/room.ts';
import type { Member } from '../../models/members.ts';
import { accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/index.ts';
import { done, type Command, type CommandCall, type CommandReply, type PreviewItem } from './command.ts';
import { laterCommands } from './later.ts';
import { otherCommands } from './others.ts';
import { roomCommands } from './rooms.ts';
import { textCommands } from './texts.ts';

export interface CommandInput {
  readonly roomId: string;
  readonly name: string;
  readonly params: string;
  readonly threadId?: string | undefined;
  /** IANA name of the zone in which times are meant. */
  readonly timeZone?: string | undefined;
}

const help: Command = {
  name: 'help',
  params: '',
  description: 'Lists the commands',
  run: async () => ({ say: { code: 'help', details: {} } }),
};

/** Every command; a new one is a new line in its list. */
export const commands: readonly Command[] = [
  help,
  ...roomCommands,
  ...textCommands,
  ...laterCommands,
  ...otherCommands,
].sort((a, b) => (a.name < b.name ? -1 : 1));
const byName = new Map(commands.map((command) => [command.name, command]));

/** Those that the actor may use in a room, or somewhere; for the help and for completing what is typed. */
export async function listCommands(ctx: Context, actor: Actor, roomId?: string): Promise<readonly Command[]> {
  const member = roomId === undefined ? null : (await accessRoomAsMember(ctx, actor, roomId)).member;
  return commands.filter((command) => mayUse(ctx, actor, command, member));
}

/**
 * Does what `/name params` says. Only the caller hears of it, unless the command itself writes into the room. One that nobody
 * knows is an ordinary message where the setting says so.
 */
export async function runCommand(ctx: Context, actor: Actor, input: CommandInput): Promise<CommandReply> {
  const call = await callOf(ctx, actor, input);
  const command = byName.get(input.name.toLowerCase());
  if (command === undefined) {
    if (!ctx.settings.get('Message_AllowUnrecognizedSlashCommand')) throw unknown(input);
    const body = `/${input.name} ${input.params}`.trim();
    await sendMessage(ctx, actor, { roomId: input.roomId, body, threadId: input.threadId });
    return done;
  }
  requireMayUse(ctx, actor, command, call.member);
  return command.run(call);
}

/** What a command would do; empty when it cannot say, or shows nothing beforehand. */
export async function previewCommand(ctx: Context, actor: Actor, input: CommandInput): Promise<readonly PreviewItem[]> {
  const call = await callOf(ctx, actor, input);
  const command = byName.get(input.name.toLowerCase());
  if (command === undefined) throw unknown(input);
  requireMayUse(ctx, actor, command, call.member);
  return command.preview?.(call) ?? [];
}

async function callOf(ctx: Context, actor: Actor, input: CommandInput): Promise<CommandCall> {
  const { room, member } = await accessRoomAsMember(ctx, actor, input.roomId);
  const { threadId, timeZone = 'UTC' } = input;
  return { ctx, actor, room, member, params: input.params.trim(), threadId, timeZone };
}

function requireMayUse(ctx: Context, actor: Actor, command: Command, member: Member): void {
  const [permission] = command.permissions ?? [];
  if (permission !== undefined && !mayUse(ctx, actor, command, member))
    throw new DomainError('not-allowed', { permission });
}

/** Without a room, as if they held every role that there is in one: they may use it somewhere. */
function mayUse(ctx: Context, actor: Actor, { permissions }: Command, member: Member | null): boolean {
  const roles = [...actor.roles, ...(member?.roles ?? roomRoles)];
  return permissions === undefined || permissions.some((permission) => ctx.permissions.holds(roles, permission));
}

function unknown({ name }: CommandInput): DomainError {
  return new DomainError('command-not-found', { name: name.slice(0, 40) });
}
