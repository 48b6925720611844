import { presencesOf } from '../../../domain/presence/index.ts';
import { listMembers } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMember } from '../present-room.ts';

export const roomMembers = method({
  event: 'room:members',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { members, total } = await listMembers(ctx, actor, input);
    const presences = await presencesOf(
      ctx,
      actor,
      members.map(({ user }) => user._id),
    );
    return {
      members: members.map(({ member, user }) => presentMember(member, user, presences.get(user._id))),
      total,
    };
  },
});
