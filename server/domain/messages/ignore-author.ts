import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import { accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

const MOST_IGNORED = 500;

/** Folds what a person writes in one room, for the actor alone; that person is not told. Twice is as once. */
export async function ignoreAuthor(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly userId: string; readonly ignored: boolean },
): Promise<Member> {
  const { room, member } = await accessRoomAsMember(ctx, actor, input.roomId);
  const held = member.ignored ?? [];
  if (held.includes(input.userId) === input.ignored) return member;
  if (input.ignored) await requireIgnorable(ctx, actor, input.userId, held);

  const others = held.filter((id) => id !== input.userId);
  const changes = { ignored: input.ignored ? [...others, input.userId] : others, updatedAt: ctx.clock.now() };
  return (await ctx.models.members.update(room._id, actor.id, changes)) ?? member;
}

async function requireIgnorable(ctx: Context, actor: Actor, userId: string, held: readonly string[]): Promise<void> {
  if (userId === actor.id || held.length >= MOST_IGNORED) throw new DomainError('not-allowed');
  if ((await ctx.models.users.find(userId)) === null) throw new DomainError('user-not-found');
}
