import { pruneRoom } from '../domain/retention/index.ts';
import { numberOf, textOf, type QueuedJob } from './job.ts';

export const pruneRoomJob: QueuedJob = {
  kind: 'prune-room',
  run: (ctx, payload) =>
    pruneRoom(ctx, {
      roomId: textOf(payload, 'roomId'),
      part: numberOf(payload, 'part'),
      round: numberOf(payload, 'round'),
    }),
};
