import { describeFile } from '../../../domain/files/index.ts';
import { method } from '../method.ts';

export const fileDescribe = method({
  event: 'file:describe',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    await describeFile(ctx, actor, input);
    return {};
  },
});
