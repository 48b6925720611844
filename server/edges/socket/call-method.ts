import { DomainError } from '../../contracts/errors.ts';
import type { MethodReply } from '../../contracts/methods.ts';
import { recheckSession } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import type { Typing } from '../../domain/presence/index.ts';
import type { Connection } from './connection.ts';
import { methods } from './methods/index.ts';
import { presentError } from './present-error.ts';
import type { SendLimit } from './send-limit.ts';

/** Calls of one connection in a second, over a burst of ten times as many; a client that opens comes nowhere near. */
export const CALLS_PER_SECOND = 100;
const CALLS_AT_ONCE = 10 * CALLS_PER_SECOND;

export interface CallParts {
  readonly ctx: Context;
  readonly typing: Typing;
  readonly sendLimit: SendLimit;
  /** Whether the feed would tell us that a session has ended. */
  readonly feedIsHealthy: () => boolean;
}

/** Runs one method for a connection. Whatever was sent, there is an answer and nothing is thrown. */
export async function callMethod(
  parts: CallParts,
  connection: Connection,
  event: unknown,
  given: unknown,
): Promise<MethodReply<unknown>> {
  // Whoever writes packets by hand may leave the name out, or send a number.
  const name = typeof event === 'string' ? event : '';
  try {
    return { ok: true, result: await run(parts, connection, name, given) };
  } catch (error) {
    return { ok: false, error: presentError(error, parts.ctx.log, { method: name.slice(0, 100) }) };
  }
}

async function run(parts: CallParts, connection: Connection, event: string, given: unknown): Promise<unknown> {
  const method = methods.get(event);
  if (method === undefined) throw new DomainError('invalid-input', { field: 'method' });
  connection.calls += 1;
  if (connection.calls > CALLS_AT_ONCE) throw new DomainError('too-many-requests', { seconds: 1 });
  await requireLiveSession(parts, connection);

  const parsed = method.input.safeParse(given);
  if (!parsed.success) throw new DomainError('invalid-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  if (method.sends) await parts.sendLimit(connection.actor);

  const { ctx, typing } = parts;
  return method.handle({ ctx, typing, actor: connection.actor, caller: connection, input: parsed.data as never });
}

/** The feed ends connections whose session is over. While it is cut, or late, the store is asked instead. */
async function requireLiveSession({ ctx, feedIsHealthy }: CallParts, connection: Connection): Promise<void> {
  if (connection.expiresAt <= ctx.clock.now()) throw new DomainError('not-logged-in');
  if (feedIsHealthy()) return;
  if ((await recheckSession(ctx, connection.sessionId)) === null) throw new DomainError('not-logged-in');
}
