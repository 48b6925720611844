import { eraseRoom } from '../domain/rooms/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const eraseRoomJob: QueuedJob = {
  kind: 'erase-room',
  run: (ctx, payload) => eraseRoom(ctx, textOf(payload, 'roomId')),
};
