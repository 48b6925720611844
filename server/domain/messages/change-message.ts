import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { withPatience } from '../../models/patience.ts';
import type { Context } from '../context.ts';
import { previewOf } from './room-writer.ts';

type Changes = Partial<Omit<Message, '_id' | 'roomId' | 'seq' | 'rev' | 'updatedAt'>>;

/** Writes a change to a living message under the next rev of its room, so that everybody's catch-up finds it. */
export async function changeMessage(ctx: Context, message: Message, changes: Changes): Promise<Message> {
  const changed = await withPatience(
    () =>
      underNextRev(ctx, message.roomId, (rev) =>
        ctx.models.messages.update(message._id, { ...changes, updatedAt: ctx.clock.now() }, rev),
      ),
    8_000,
  );
  if (changed === null) throw new DomainError('message-not-found');

  await ctx.models.rooms.replacePreview(message.roomId, previewOf(changed));
  return changed;
}

/**
 * Stamps a change of a message with the room's next rev. Two changes may meet, and the one that took the lower rev be written
 * last: then the message keeps the higher one, under which everybody has been told of the other change only. So it is stamped
 * once more, and everybody hears of what both came to.
 * @param write makes the change and raises the message's rev to the given one, unless it is higher; null: nothing to change.
 */
export async function underNextRev(
  ctx: Pick<Context, 'models'>,
  roomId: string,
  write: (rev: number) => Promise<Message | null>,
): Promise<Message | null> {
  const rev = await ctx.models.rooms.takeRev(roomId);
  const written = rev === null ? null : await write(rev);
  if (written === null || written.rev === rev) return written;
  const next = await ctx.models.rooms.takeRev(roomId);
  return next === null ? written : ctx.models.messages.stamp(written._id, next);
}
