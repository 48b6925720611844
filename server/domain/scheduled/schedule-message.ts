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
  /** One's own pending uploads in this room that the message will show. */
  readonly fileIds?: readonly string[] | undefined;
  readonly dueAt: Date;
  readonly timeZone: string;
}

/** Puts a message off. That it may be sent is checked now, for its author, and again when the time has come. */
export async function scheduleMessage(ctx: Context, actor: Actor, draft: ScheduledDraft): Promise<Scheduled> {
  const { room } = await accessRoomToPost(ctx, actor, draft.roomId);
  const known = await ctx.models.scheduled.find(draft.id);
  if (known !== null) return holdFiles(ctx, own(actor, known));
  if (draft.threadId !== undefined) await requireThread(ctx, actor, draft.threadId, room._id);
  const files = await ownUploads(ctx, { userId: actor.id, roomId: room._id }, draft.fileIds ?? []);
  const body = checkBody(ctx, draft.body, { mayBeEmpty: files.length > 0 });
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
    ...(files.length === 0 ? {} : { files }),
    dueAt: draft.dueAt,
    timeZone: knownZone(draft.timeZone),
    state: 'waiting',
    reason: null,
    revision: 1,
    createdAt: ctx.clock.now(),
    endedAt: null,
  };
  const stored = await insertOrFind(ctx, row);
  await holdFiles(ctx, own(actor, stored));
  await queueSending(ctx, stored);
  return stored;
}

async function ownUploads(
  ctx: Context,
  owner: { readonly userId: string; readonly roomId: string },
  ids: readonly string[],
): Promise<NonNullable<Scheduled['files']>> {
  if (ids.length === 0) return [];
  const found = new Map((await ctx.models.files.findMany(ids)).map((file) => [file._id, file]));
  return ids.map((id) => {
    const file = found.get(id);
    const isFree = file?.state === 'pending' && file.messageId === null;
    if (!isFree || file.userId !== owner.userId || file.roomId !== owner.roomId)
      throw new DomainError('file-not-found');
    return { id, name: file.name };
  });
}

/** From here on they wait with it. May run twice. */
async function holdFiles(ctx: Context, row: Scheduled): Promise<Scheduled> {
  const ids = (row.files ?? []).map(({ id }) => id);
  if (ids.length > 0) await ctx.models.files.hold(ids, { userId: row.userId, roomId: row.roomId }, row._id);
  return row;
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
