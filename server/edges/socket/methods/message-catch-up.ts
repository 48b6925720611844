import type { CatchUp } from '../../../contracts/methods.ts';
import { catchUp, type RoomCatchUp } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';
import { presentRoom } from '../present-room.ts';

export const messageCatchUp = method({
  event: 'message:catch-up',
  access: 'user',
  async handle({ ctx, actor, input, caller }) {
    await caller.attached;
    return (await catchUp(ctx, actor, new Map(Object.entries(input.rooms)))).map(present);
  },
});

function present(answer: RoomCatchUp): CatchUp {
  if ('gone' in answer) return answer;
  const room = presentRoom(answer.room);
  if ('reset' in answer) return { roomId: answer.roomId, reset: true, room };
  return { roomId: answer.roomId, messages: answer.messages.map(presentMessage), room };
}
