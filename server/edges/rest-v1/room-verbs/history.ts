import { z } from 'zod';
import { unreadBetween } from '../../../contracts/unread.ts';
import type { RoomAccess } from '../../../domain/access/index.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { messageHistory, pageMessages, type Message } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag, moment } from '../fields.ts';
import { pageOf, paging } from '../paging.ts';
import { presentMessages, presentOneMessage } from '../present-messages.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

/** Rows when the caller does not say; clients page by it. */
const USUAL_COUNT = 20;

/**
 * A span of a room's messages, newest first. Bounds are exclusive unless `inclusive`. With `unreads` it also answers the first
 * unread message, and how many unread ones lie before this page.
 */
export function historyOf(family: Family) {
  return endpoint({
    route: `GET /api/v1/${family}.history`,
    access: 'user',
    query: z.object({
      ...roomSelector,
      ...paging,
      latest: moment.optional(),
      oldest: moment.optional(),
      inclusive: flag.default(false),
      unreads: flag.default(false),
      // Groups show answers in threads unless told not to; the others only when told to.
      showThreadMessages: flag.default(family === 'groups'),
    }),
    async handle({ ctx, actor, query }) {
      const access = await selectRoom(ctx, actor, kinds[family], query);
      const messages = await messageHistory(ctx, actor, {
        ...query,
        roomId: access.room._id,
        timelineOnly: !query.showThreadMessages,
        ...pageOf(ctx, query, USUAL_COUNT),
      });
      return {
        messages: await presentMessages(ctx, actor, messages),
        ...(query.unreads ? await unreadsBefore(ctx, actor, access, messages) : {}),
      };
    },
  });
}

async function unreadsBefore(ctx: Context, actor: Actor, { room, member }: RoomAccess, page: readonly Message[]) {
  const oldest = page.at(-1);
  if (member === null || oldest === undefined) return {};
  const unreadNotLoaded = unreadBetween({ ...room, rootSeq: oldest.rootSeq - 1 }, member).messages;
  const { messages } = await pageMessages(ctx, actor, { roomId: room._id, after: member.lastReadSeq, limit: 1 });
  const first = messages[0];
  return {
    ...(first === undefined ? {} : { firstUnread: await presentOneMessage(ctx, actor, first) }),
    unreadNotLoaded,
  };
}
