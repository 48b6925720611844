import { DomainError } from '../../contracts/errors.ts';
import { usualNotifications, type LevelQuestion, type PlaceNotifications } from '../../contracts/notifications.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { User } from '../../models/users.ts';
import { accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** What somebody wants to be told of in a room. */
export function placeNotifications(member: Pick<Member, 'notifications'>): PlaceNotifications {
  return { ...usualNotifications, ...member.notifications };
}

/** Changes what one wants to be told of in one room; what is not named stays. */
export async function setPlaceNotifications(
  ctx: Context,
  actor: Actor,
  input: {
    readonly roomId: string;
    readonly changes: { readonly [K in keyof PlaceNotifications]?: PlaceNotifications[K] | undefined };
  },
): Promise<Member> {
  const { member } = await accessRoomAsMember(ctx, actor, input.roomId);
  const given = Object.fromEntries(Object.entries(input.changes).filter(([, value]) => value !== undefined));
  const changed = await ctx.models.members.update(input.roomId, actor.id, {
    notifications: { ...placeNotifications(member), ...given },
    updatedAt: ctx.clock.now(),
  });
  if (changed === null) throw new DomainError('room-not-found');
  return changed;
}

/** What `effectiveLevel` asks, from what is stored. */
export function levelQuestion(ctx: Pick<Context, 'settings'>, user: User, room: Room, member: Member): LevelQuestion {
  return {
    place: placeNotifications(member),
    preferences: user.preferences,
    settings: ctx.settings.public(),
    kind: room.kind,
    memberCount: room.memberCount,
  };
}
