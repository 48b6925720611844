import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { PermissionId } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export interface CommandCall {
  readonly ctx: Context;
  readonly actor: Actor;
  readonly room: Room;
  readonly member: Member;
  /** What stands behind the command, trimmed. */
  readonly params: string;
  readonly threadId: string | undefined;
}

/** What the caller alone is told: a room to go to, or a sentence by its code. */
export interface CommandReply {
  readonly openRoomId?: string;
  readonly say?: { readonly code: string; readonly details: Readonly<Record<string, string>> };
}

export interface Command {
  readonly name: string;
  /** As the help shows it, e.g. `#channel` or `@user`. */
  readonly params: string;
  /** One English sentence. */
  readonly description: string;
  readonly permission?: PermissionId;
  run(call: CommandCall): Promise<CommandReply>;
}

export const done: CommandReply = {};
