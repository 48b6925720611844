import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { withPatience } from '../../models/patience.ts';
import type { Context } from '../context.ts';
import { previewOf } from './room-writer.ts';

type Changes = Partial<Omit<Message, '_id' | 'roomId' | 'seq' | 'rev' | 'updatedAt'>>;

/** Writes a change to a message under the next rev of its room, so that everybody's catch-up finds it. */
export async function changeMessage(ctx: Context, message: Message, changes: Changes): Promise<Message> {
  const changed = await withPatience(async () => {
    const rev = await ctx.models.rooms.takeRev(message.roomId);
    return rev === null
      ? null
      : ctx.models.messages.update(message._id, { ...changes, updatedAt: ctx.clock.now() }, rev);
  }, 8_000);
  if (changed === null) throw new DomainError('message-not-found');

  await ctx.models.rooms.replacePreview(message.roomId, previewOf(changed));
  return changed;
}
