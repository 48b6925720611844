import { DomainError } from '../../contracts/errors.ts';
import type { Scheduled } from '../../models/scheduled.ts';
import { knownZone } from '../../platform/zoned-time.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { removeFilesOf } from '../files/index.ts';
import { requireAhead } from '../later/index.ts';
import { checkBody } from '../messages/index.ts';
import { deliver, queueSending } from './send-scheduled.ts';

interface Named {
  readonly scheduledId: string;
}

/** What waits, next first; with it what could not be sent. */
export function listScheduled(ctx: Context, actor: Actor): Promise<readonly Scheduled[]> {
  return ctx.models.scheduled.listOpen(actor.id);
}

/** Another text or time; what could not be sent is tried again then. */
export async function changeScheduled(
  ctx: Context,
  actor: Actor,
  input: Named & {
    readonly body?: string | undefined;
    readonly dueAt?: Date | undefined;
    readonly timeZone?: string | undefined;
  },
): Promise<Scheduled> {
  const row = await ownOpen(ctx, actor, input);
  const body =
    input.body === undefined ? row.body : checkBody(ctx, input.body, { mayBeEmpty: row.files !== undefined });
  const dueAt = input.dueAt ?? row.dueAt;
  requireAhead(ctx, dueAt);
  const timeZone = input.timeZone === undefined ? row.timeZone : knownZone(input.timeZone);
  const changed = await move(ctx, row, { body, dueAt, timeZone, state: 'waiting', reason: null });
  await queueSending(ctx, changed);
  return changed;
}

export async function cancelScheduled(ctx: Context, actor: Actor, input: Named): Promise<Scheduled> {
  const row = await ownOpen(ctx, actor, input);
  const cancelled = await move(ctx, row, { state: 'cancelled', body: '', endedAt: ctx.clock.now() });
  await removeFilesOf(ctx, row._id);
  return cancelled;
}

/** @returns it with the reason when it could not be sent. */
export async function sendScheduledNow(ctx: Context, actor: Actor, input: Named): Promise<Scheduled> {
  const row = await ownOpen(ctx, actor, input);
  return deliver(ctx, await move(ctx, row, { state: 'sending', dueAt: ctx.clock.now(), reason: null }));
}

/** What is being sent can no longer be changed: as if it were gone. */
async function move(ctx: Context, row: Scheduled, changes: Partial<Scheduled>): Promise<Scheduled> {
  const changed = await ctx.models.scheduled.change(row._id, ['waiting', 'failed'], changes);
  if (changed === null) throw new DomainError('scheduled-not-found');
  return changed;
}

async function ownOpen(ctx: Context, actor: Actor, { scheduledId }: Named): Promise<Scheduled> {
  const row = await ctx.models.scheduled.find(scheduledId);
  if (row === null || row.userId !== actor.id || row.endedAt !== null) throw new DomainError('scheduled-not-found');
  return row;
}
