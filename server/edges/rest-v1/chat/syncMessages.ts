import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { changesOfRoom, messagesChangedSince } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { moment } from '../fields.ts';
import { pageOf, paging } from '../paging.ts';
import { presentTombstone } from '../present-message.ts';
import { presentMessages } from '../present-messages.ts';
import { refusal } from '../refuse.ts';

/** Changes answered to the old form, which cannot page: past this it is told so, since it would take a part for the whole. */
const MOST_CHANGES = 20_000;

/**
 * What a client missed in a room. The old form names the moment of its last answer and gets everything since; the newer one
 * pages through edits or deletions by a cursor (milliseconds), forwards with `next`, backwards with `previous`.
 */
export const chatSyncMessages = endpoint({
  route: 'GET /api/v1/chat.syncMessages',
  access: 'user',
  query: z.object({
    roomId: idSchema,
    lastUpdate: moment.optional(),
    next: moment.optional(),
    previous: moment.optional(),
    type: z.enum(['UPDATED', 'DELETED']).optional(),
    count: paging.count,
  }),
  async handle({ ctx, actor, query }) {
    const { roomId, lastUpdate, next, previous, type } = query;
    if (lastUpdate !== undefined) return { result: await everythingSince(ctx, actor, roomId, lastUpdate) };
    const from = next ?? previous;
    if (from === undefined || (next !== undefined && previous !== undefined)) {
      throw refusal('error-lastUpdate-param-not-provided', 'Give either lastUpdate, next or previous');
    }
    if (type === undefined) throw refusal('error-type-param-required', 'Say UPDATED or DELETED');

    const changes = await changesOfRoom(ctx, actor, {
      roomId,
      from,
      direction: next === undefined ? 'older' : 'newer',
      deleted: type === 'DELETED',
      limit: pageOf(ctx, { offset: 0, count: query.count }).limit,
    });
    return {
      result: {
        updated: type === 'UPDATED' ? await presentMessages(ctx, actor, changes.messages) : [],
        deleted: type === 'DELETED' ? changes.messages.map(presentTombstone) : [],
        cursor: { next: cursorOf(changes.newer), previous: cursorOf(changes.older) },
      },
    };
  },
});

async function everythingSince(ctx: Context, actor: Actor, roomId: string, since: Date) {
  const changed = await messagesChangedSince(ctx, actor, { roomId, since, limit: MOST_CHANGES + 1 });
  if (changed.length > MOST_CHANGES)
    throw refusal('error-too-many-changes', 'Load the history anew, or page by cursor');
  return {
    updated: await presentMessages(
      ctx,
      actor,
      changed.filter((one) => one.deletedAt === null),
    ),
    deleted: changed.filter((one) => one.deletedAt !== null).map(presentTombstone),
  };
}

function cursorOf(moment: Date | null): string | null {
  return moment === null ? null : String(moment.getTime());
}
