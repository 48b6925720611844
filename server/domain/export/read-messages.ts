import type { Export } from '../../models/exports.ts';
import type { Message } from '../../models/messages.ts';
import type { Context } from '../context.ts';

const PAGE = 500;

/** The living messages of an export in their order, a page at a time, however many there are. */
export async function* messagesOf(
  ctx: Context,
  wanted: Pick<Export, 'from' | 'to'> & { readonly roomId: string; readonly authorId: string | null },
): AsyncGenerator<Message> {
  for (let seq = 0; ;) {
    const page = await ctx.models.messages.listForExport(wanted, seq, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    seq = last.seq;
  }
}
