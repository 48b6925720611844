import type { Message } from '../../models/messages.ts';
import type { Models } from '../../models/models.ts';
import type { Clock } from '../../platform/clock.ts';

/** Who writes has read what stands above. */
export interface SenderMarks {
  /** Nobody waits for it: the sender is acknowledged as soon as the message itself is safe. */
  note(message: Message): void;
}

/**
 * Moves the senders' read marks. While a write for a room is under way the next marks of that room gather, and of each sender
 * only the newest is written: a busy room costs a few writes a second, not one for every message. A mark that is lost with its
 * process is made good by the next thing that person writes or reads there.
 */
export function createSenderMarks(models: Pick<Models, 'members'>, clock: Clock): SenderMarks {
  const rooms = new Map<string, Map<string, Message>>();

  async function writeAll(roomId: string, waiting: Map<string, Message>): Promise<void> {
    while (waiting.size > 0) {
      const marks = [...waiting.values()];
      waiting.clear();
      // The store being away, there is nobody to tell; see above.
      await models.members.markSendersRead(roomId, marks, clock.now()).catch(() => undefined);
    }
    rooms.delete(roomId);
  }

  return {
    note(message) {
      const waiting = rooms.get(message.roomId);
      if (waiting !== undefined) {
        const noted = waiting.get(message.author.id);
        if (noted === undefined || noted.seq < message.seq) waiting.set(message.author.id, message);
        return;
      }
      const fresh = new Map([[message.author.id, message]]);
      rooms.set(message.roomId, fresh);
      void writeAll(message.roomId, fresh);
    },
  };
}
