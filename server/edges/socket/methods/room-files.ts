import { listRoomFiles } from '../../../domain/files/index.ts';
import { getUsers } from '../../../domain/users/index.ts';
import { method } from '../method.ts';
import { presentFile } from '../present-file.ts';

export const roomFiles = method({
  event: 'room:files',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const files = await listRoomFiles(ctx, actor, input);
    const people = await getUsers(ctx, actor, [...new Set(files.map((file) => file.userId))]);
    const byId = new Map(people.map((user) => [user._id, user]));
    return files.map((file) => presentFile(file, byId.get(file.userId)));
  },
});
