import { accessRoomToPost } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** The most that one person's typing in one room costs: one small write in this time. */
const WRITE_EVERY_MS = 2_000;

interface Line {
  written: boolean;
  wanted: boolean;
}

/** Tells a room that somebody types there, or stopped. */
export interface Typing {
  set(actor: Actor, input: { readonly roomId: string; readonly typing: boolean }): Promise<void>;
  close(): void;
}

/** What was said too soon after the last write is said when its time has come, if it is still news then. */
export function createTyping(ctx: Context, { writeEveryMs = WRITE_EVERY_MS } = {}): Typing {
  const lines = new Map<string, Line>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  async function set(actor: Actor, input: { readonly roomId: string; readonly typing: boolean }): Promise<void> {
    const key = `${actor.id} ${input.roomId}`;
    const line = lines.get(key);
    if (line !== undefined) {
      line.wanted = input.typing;
      return;
    }
    // Who has not typed has nothing to stop.
    if (!input.typing) return;
    const fresh = { written: true, wanted: true };
    lines.set(key, fresh);
    try {
      await emit(ctx, actor, input);
      rest(actor, input.roomId, key, fresh);
    } catch (error) {
      lines.delete(key);
      throw error;
    }
  }

  function rest(actor: Actor, roomId: string, key: string, line: Line): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (line.wanted === line.written) {
        lines.delete(key);
        return;
      }
      line.written = line.wanted;
      emit(ctx, actor, { roomId, typing: line.wanted }).catch((error: unknown) =>
        ctx.log.debug({ err: error }, 'typing could not be told'),
      );
      rest(actor, roomId, key, line);
    }, writeEveryMs);
    timers.add(timer);
  }

  return {
    set,
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

async function emit(ctx: Context, actor: Actor, input: { readonly roomId: string; readonly typing: boolean }) {
  const { room } = await accessRoomToPost(ctx, actor, input.roomId);
  await ctx.models.signals.emit({
    _id: ctx.newId(),
    kind: 'typing',
    roomId: room._id,
    userId: actor.id,
    username: actor.username,
    name: actor.name,
    typing: input.typing,
    at: ctx.clock.now(),
  });
}
