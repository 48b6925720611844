import type { Context } from '../../server/domain/context.ts';
import { settleHistory, writeHistory } from '../../server/domain/history/index.ts';
import type { MessageAuthor } from '../../server/contracts/message.ts';
import { longTalk } from './long-talk.ts';
import { repeatableRandom } from './small-talk.ts';

const BATCH = 1_000;

export interface PastRoom {
  readonly roomId: string;
  readonly speakers: readonly MessageAuthor[];
  /** The room's part of all messages, against the other rooms' `weight`. */
  readonly weight: number;
}

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Fills rooms with what was said in them over a span of time: a thousand messages at once, straight as history, in all rooms
 * side by side in time.
 * @param onProgress told how many messages are written
 */
export async function writePast(
  ctx: Context,
  rooms: readonly PastRoom[],
  { messages, span, onProgress }: { messages: number; span: Span; onProgress?: (done: number) => void },
): Promise<void> {
  const random = repeatableRandom(messages);
  const weights = rooms.reduce((sum, { weight }) => sum + weight, 0);
  let done = 0;
  for (const { roomId, speakers, weight } of rooms) {
    const share = Math.round((messages * weight) / weights);
    const step = (span.to.getTime() - span.from.getTime()) / Math.max(1, share);
    for (let at = 0; at < share; at += BATCH) {
      const count = Math.min(BATCH, share - at);
      const batch = Array.from({ length: count }, (_, n) => ({
        id: ctx.newId(),
        author: speakerOf(speakers, random),
        body: longTalk(random),
        sentAt: new Date(span.from.getTime() + (at + n) * step),
      }));
      done += await writeHistory(ctx, roomId, batch);
      onProgress?.(done);
    }
    await settleHistory(ctx, roomId);
  }
}

/** Those named first talk most. */
function speakerOf(speakers: readonly MessageAuthor[], random: () => number): MessageAuthor {
  const speaker = speakers[Math.floor(random() ** 2 * speakers.length)];
  if (speaker === undefined) throw new Error('Nobody is in the room to have said something.');
  return speaker;
}
