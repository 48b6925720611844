import { DomainError } from '../../contracts/errors.ts';
import { duplicateKey } from '../../models/patience.ts';
import type { Scheduled } from '../../models/scheduled.ts';
import { knownZone } from '../../platform/zoned-time.ts';
import { accessMessage, accessRoomToPost } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { MOST_WAITING, requireAhead } from '../later/index.ts';
import { checkBody } from '../messages/index.ts';
import { queueSending } from './send-scheduled.ts';

export interface ScheduledDraft {
  /** The message's own, made by the client: asking twice schedules once. */
  readonly id: string;
  readonly roomId: string;
  readonly body: string;
  readonly threadId?: string | undefined;
  readonly alsoToRoom?: boolean | undefined;
  readonly dueAt: Date;
  readonly timeZone: string;
}

/** Puts a message off. That it may be sent is checked now, for its author, and again when the time has come. */
export async function scheduleMessage(ctx: Context, actor: Actor, draft: ScheduledDraft): Promise<Scheduled> {
  const { room } = await accessRoomToPost(ctx, actor, draft.roomId);
  const known = await ctx.models.scheduled.find(draft.id);
  if (known !== null) return own(actor, known);
  if (draft.threadId !== undefined) await requireThread(ctx, actor, draft.threadId, room._id);
  const body = checkBody(ctx, draft.body);
  requireAhead(ctx, draft.dueAt);
  if ((await ctx.models.scheduled.countOpen(actor.id)) >= MOST_WAITING)
    throw new DomainError('too-many-waiting', { limit: MOST_WAITING });
  if ((await ctx.models.messages.find(draft.id)) !== null) throw new DomainError('id-taken');

  const row: Scheduled = {
    _id: draft.id,
    userId: actor.id,
    roomId: room._id,
    threadId: draft.threadId ?? null,
    alsoToRoom: draft.alsoToRoom ?? false,
    body,
    dueAt: draft.dueAt,
    timeZone: knownZone(draft.timeZone),
    state: 'waiting',
    reason: null,
    revision: 1,
    createdAt: ctx.clock.now(),
    endedAt: null,
  };
  const stored = await insertOrFind(ctx, row);
  await queueSending(ctx, own(actor, stored));
  return stored;
}

/** Two tries may meet: one of them writes it. */
async function insertOrFind(ctx: Context, row: Scheduled): Promise<Scheduled> {
  try {
    await ctx.models.scheduled.insert(row);
    return row;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    return (await ctx.models.scheduled.find(row._id)) ?? row;
  }
}

/** Somebody else's id is a clash, and tells nothing about what holds it. */
function own(actor: Actor, row: Scheduled): Scheduled {
  if (row.userId !== actor.id) throw new DomainError('id-taken');
  return row;
}

async function requireThread(ctx: Context, actor: Actor, threadId: string, roomId: string): Promise<void> {
  const { message } = await accessMessage(ctx, actor, threadId).catch((error: unknown) => {
    if (error instanceof DomainError) throw new DomainError('thread-not-found');
    throw error;
  });
  if (message.roomId !== roomId || message.threadId !== null) throw new DomainError('thread-not-found');
}
