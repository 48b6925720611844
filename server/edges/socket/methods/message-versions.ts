import { listVersions } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';

export const messageVersions = method({
  event: 'message:versions',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const versions = await listVersions(ctx, actor, input.messageId);
    return versions.map(({ body, replacedAt, replacedBy }) => ({
      body,
      replacedAt: replacedAt.toISOString(),
      replacedBy,
    }));
  },
});
