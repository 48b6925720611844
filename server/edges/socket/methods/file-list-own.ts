import { listOwnFiles } from '../../../domain/files/index.ts';
import { getUsers } from '../../../domain/users/index.ts';
import { method } from '../method.ts';
import { presentFile } from '../present-file.ts';

export const fileListOwn = method({
  event: 'file:list-own',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { files, ...rest } = await listOwnFiles(ctx, actor, input);
    const [self] = await getUsers(ctx, actor, [actor.id]);
    return { files: files.map((file) => ({ ...presentFile(file, self), roomId: file.roomId })), ...rest };
  },
});
