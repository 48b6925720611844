import { runCommand } from '../../../domain/commands/index.ts';
import { getRoom } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const commandRun = method({
  event: 'command:run',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    const { openRoomId, say } = await runCommand(ctx, actor, input);
    const room = openRoomId === undefined ? null : (await getRoom(ctx, actor, { roomId: openRoomId })).room;
    return { room: room === null ? null : presentRoom(room), say: say ?? null };
  },
});
