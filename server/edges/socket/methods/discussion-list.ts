import { listDiscussions } from '../../../domain/discussions/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const discussionList = method({
  event: 'discussion:list',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { discussions, total } = await listDiscussions(ctx, actor, input);
    return {
      discussions: discussions.map(({ room, member }) => ({ ...presentRoom(room), joined: member !== null })),
      total,
    };
  },
});
