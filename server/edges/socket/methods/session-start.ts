import { listJoined } from '../../../domain/rooms/index.ts';
import { getUser } from '../../../domain/users/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';
import { presentOwnSelf } from '../present-user.ts';

export const sessionStart = method({
  event: 'session:start',
  access: 'user',
  async handle({ ctx, actor, caller }) {
    // First subscribed, then read: what happens in between comes as an event on top of this.
    await caller.attached;
    const [places, user] = await Promise.all([listJoined(ctx, actor), getUser(ctx, actor, { id: actor.id })]);
    return {
      self: await presentOwnSelf(ctx, actor, user),
      rooms: places.map(({ room }) => presentRoom(room)),
      memberships: places.map(({ member }) => presentMembership(member)),
      settings: ctx.settings.public(),
      permissions: ctx.permissions.all(),
    };
  },
});
