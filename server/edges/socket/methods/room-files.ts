import { listRoomFiles } from '../../../domain/files/index.ts';
import { method } from '../method.ts';

export const roomFiles = method({
  event: 'room:files',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const files = await listRoomFiles(ctx, actor, input);
    return files.map(({ _id, name, type, size, image, messageId, userId, createdAt }) => ({
      id: _id,
      name,
      type,
      size,
      image,
      messageId,
      userId,
      createdAt: createdAt.toISOString(),
    }));
  },
});
