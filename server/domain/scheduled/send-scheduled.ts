import { DomainError, type ErrorCode } from '../../contracts/errors.ts';
import type { Scheduled } from '../../models/scheduled.ts';
import { actorOf } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/index.ts';

/** Says nothing about whether the message may be sent: it is tried again. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['try-again', 'too-many-requests']);

export function queueSending(ctx: Context, { _id, revision, dueAt }: Scheduled): Promise<void> {
  return ctx.jobs.add('send-scheduled', `${_id}:${revision}`, { scheduledId: _id, revision }, dueAt);
}

/**
 * Sends what is due, unless it was changed or cancelled since this was written down. First it stands fast, then it is sent under
 * the id that it has had from the beginning: after a crash anywhere in between the next one goes on, and it is one message.
 */
export async function sendScheduled(
  ctx: Context,
  { scheduledId, revision }: { readonly scheduledId: string; readonly revision: number },
): Promise<void> {
  const claimed = await ctx.models.scheduled.change(scheduledId, ['waiting'], { state: 'sending' }, revision);
  const row = claimed ?? (await ctx.models.scheduled.find(scheduledId));
  if (row?.state === 'sending') await deliver(ctx, row);
}

/** What a process wrote down no job for before it ended, or whose job was given up. */
export async function sendOverdue(ctx: Context, before: Date): Promise<void> {
  for (const { _id, revision } of await ctx.models.scheduled.listDue(before, 500)) {
    try {
      await sendScheduled(ctx, { scheduledId: _id, revision });
    } catch (error) {
      ctx.log.warn({ err: error, scheduled: _id }, 'an overdue message could not be sent yet');
    }
  }
}

/** @returns how it ended: sent, or kept with the reason why not. */
export async function deliver(ctx: Context, row: Scheduled): Promise<Scheduled> {
  const reason = await trySending(ctx, row);
  const now = ctx.clock.now();
  const ended = await ctx.models.scheduled.change(
    row._id,
    ['sending'],
    reason === null ? { state: 'sent', endedAt: now, body: '' } : { state: 'failed', reason },
  );
  return ended ?? (await ctx.models.scheduled.find(row._id)) ?? row;
}

async function trySending(ctx: Context, row: Scheduled): Promise<ErrorCode | null> {
  const author = await ctx.models.users.find(row.userId);
  if (author === null || !author.active) return 'user-deactivated';
  const { _id: id, roomId, body, alsoToRoom, threadId } = row;
  const fileIds = row.files?.map((file) => file.id);
  try {
    await sendMessage(ctx, actorOf(author, null), {
      id,
      roomId,
      body,
      alsoToRoom,
      threadId: threadId ?? undefined,
      fileIds,
    });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || PASSING.has(error.code)) throw error;
    return error.code;
  }
}
