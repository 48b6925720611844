import type { Context } from '../../domain/context.ts';
import { readByAll } from '../../domain/messages/index.ts';
import type { Member } from '../../models/members.ts';
import type { Announcement } from '../announcement.ts';
import type { Change } from '../publication.ts';

/** Per process and room: how far everybody had read when it was last said. */
const told = new WeakMap<Context, Map<string, number>>();
const MOST_REMEMBERED = 5_000;

/**
 * How far everybody has read, for rooms where somebody read on. One look at the store for all of them, and told only when it
 * moved: in a busy room most people's reading moves nothing, because somebody else is further behind.
 */
export async function readNews(ctx: Context, changes: readonly Change<Member>[]): Promise<readonly Announcement[]> {
  if (!ctx.settings.get('Message_Read_Receipt_Enabled')) return [];
  const touched = changes.flatMap(({ document, fields }) =>
    document !== null && ('lastReadSeq' in fields || 'leftAt' in fields) ? [document.roomId] : [],
  );
  if (touched.length === 0) return [];
  const known = told.get(ctx) ?? new Map<string, number>();
  told.set(ctx, known);
  const news: Announcement[] = [];
  for (const [roomId, seq] of await readByAll(ctx, [...new Set(touched)])) {
    if (known.get(roomId) === seq) continue;
    known.delete(roomId);
    known.set(roomId, seq);
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    news.push({ name: 'room:read-by-all', audience: { room: roomId }, data: { roomId, seq } });
  }
  return news;
}
