import { starredIds } from '../../../domain/messages/index.ts';
import { passOverHere } from '../../../domain/notifications/index.ts';
import { listStatuses } from '../../../domain/presence/index.ts';
import { getSidebar } from '../../../domain/sidebar/index.ts';
import { listJoined } from '../../../domain/rooms/index.ts';
import { listRinging } from '../../../domain/video/index.ts';
import { getUser } from '../../../domain/users/index.ts';
import { method } from '../method.ts';
import { presentCall } from '../present-call.ts';
import { presentLater } from '../present-later.ts';
import { presentSidebar, presentStatus } from '../present-presence.ts';
import { presentMembership, presentRoom } from '../present-room.ts';
import { presentOwnSelf } from '../present-user.ts';

export const sessionStart = method({
  event: 'session:start',
  access: 'user',
  async handle({ ctx, actor, caller }) {
    // First subscribed, then read: what happens in between comes as an event on top of this.
    await caller.attached;
    const [places, user, sidebar, statuses, starred, ringing] = await Promise.all([
      listJoined(ctx, actor),
      getUser(ctx, actor, { id: actor.id }),
      getSidebar(ctx, actor),
      listStatuses(ctx, actor),
      starredIds(ctx, actor),
      listRinging(ctx, actor),
    ]);
    // What it changes comes as events on top of this snapshot.
    await passOverHere(ctx, actor, places);
    return {
      self: await presentOwnSelf(ctx, actor, user),
      rooms: places.map(({ room }) => presentRoom(room)),
      memberships: places.map(({ member }) => presentMembership(member)),
      settings: ctx.settings.public(),
      permissions: ctx.permissions.all(),
      sidebar: presentSidebar(sidebar),
      statuses: statuses.map(presentStatus),
      starred,
      calls: ringing.map(presentCall),
      later: await presentLater(ctx, actor),
    };
  },
});
