import { z } from 'zod';
import { roomRoles, type RoomRole } from '../../../contracts/room.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { listMembers, setRoomRole } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { WHOLE_LIST } from '../paging.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { selectUser, userSelector } from '../select-user.ts';
import { kinds } from './families.ts';

type Families = 'channels' | 'groups';

/** Who holds which role in a room. */
export function rolesOf(family: Families) {
  return endpoint({
    route: `GET /api/v1/${family}.roles`,
    access: 'user',
    query: z.object(roomSelector),
    async handle({ ctx, actor, query }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], query);
      return { roles: await presentRoles(ctx, actor, room._id) };
    },
  });
}

export function moderatorsOf(family: Families) {
  return endpoint({
    route: `GET /api/v1/${family}.moderators`,
    access: 'user',
    query: z.object(roomSelector),
    async handle({ ctx, actor, query }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], query);
      const asked = { roomId: room._id, filter: '', roles: ['moderator'] as const, ...WHOLE_LIST };
      const { members } = await listMembers(ctx, actor, asked);
      return {
        moderators: members.map(({ user }) => ({ _id: user._id, username: user.username, name: user.name })),
      };
    },
  });
}

/** Who holds which role in a room, in this dialect. */
export async function presentRoles(ctx: Context, actor: Actor, roomId: string) {
  const { members } = await listMembers(ctx, actor, { roomId, filter: '', roles: roomRoles, ...WHOLE_LIST });
  return members.map(({ member, user }) => ({
    _id: member._id,
    rid: roomId,
    u: { _id: user._id, username: user.username, name: user.name },
    roles: member.roles,
  }));
}

const roleNames = { owner: 'Owner', moderator: 'Moderator', leader: 'Leader' } as const satisfies Record<
  RoomRole,
  string
>;

/** `addOwner`, `removeModerator` and the like: a role in one room, given or taken. */
export function roleChange(family: Families, verb: 'add' | 'remove', role: RoomRole) {
  return endpoint({
    route: `POST /api/v1/${family}.${verb}${roleNames[role]}`,
    access: 'user',
    body: z.object({ ...userSelector, roomId: roomSelector.roomId, roomName: roomSelector.roomName }),
    async handle({ ctx, actor, body: { roomId, roomName, ...person } }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], { roomId, roomName });
      const user = await selectUser(ctx, actor, person);
      await setRoomRole(ctx, actor, { roomId: room._id, userId: user._id, role, held: verb === 'add' });
      return {};
    },
  });
}
