import { cleanHistory } from '../../../domain/retention/index.ts';
import { method } from '../method.ts';

export const roomPrune = method({
  event: 'room:prune',
  access: 'user',
  handle: ({ ctx, actor, input: { before, after, ...rest } }) =>
    cleanHistory(ctx, actor, {
      ...rest,
      before: new Date(before),
      after: after === null ? null : new Date(after),
      inclusive: true,
      limit: 0,
    }),
});
