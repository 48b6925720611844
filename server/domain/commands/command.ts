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
  /** IANA name of the caller's zone. */
  readonly timeZone: string;
}

/** What a command would do, shown before it does it. */
export interface PreviewItem {
  readonly id: string;
  readonly type: 'text' | 'image';
  readonly value: string;
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
  /** Holding one of them is enough; without any the command is neither listed nor obeyed. */
  readonly permissions?: readonly PermissionId[];
  run(call: CommandCall): Promise<CommandReply>;
  preview?(call: CommandCall): Promise<readonly PreviewItem[]>;
}

export const done: CommandReply = {};

/** An answer in words, for the caller alone. */
export function say(code: string, details: Readonly<Record<string, string>> = {}): CommandReply {
  return { say: { code, details } };
}
