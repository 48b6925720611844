import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import type { Message } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging, type Page } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';

type List = (ctx: Context, actor: Actor, input: Page & { readonly roomId: string }) => Promise<readonly Message[]>;

/** Messages of one room that stand on a list. `total` counts as far as the list was read: there is a next page or not. */
export function keptList(verb: 'getPinnedMessages' | 'getStarredMessages' | 'getMentionedMessages', list: List) {
  return endpoint({
    route: `GET /api/v1/chat.${verb}`,
    access: 'user',
    query: z.object({ ...paging, roomId: idSchema }),
    async handle({ ctx, actor, query }) {
      const page = pageOf(ctx, query);
      const found = await list(ctx, actor, { roomId: query.roomId, offset: page.offset, limit: page.limit + 1 });
      const rows = await presentMessages(ctx, actor, found.slice(0, page.limit));
      return { messages: rows, ...counts(rows, page, page.offset + found.length) };
    },
  });
}
