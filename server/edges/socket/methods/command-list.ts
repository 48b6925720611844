import { listCommands } from '../../../domain/commands/index.ts';
import { method } from '../method.ts';

export const commandList = method({
  event: 'command:list',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return (await listCommands(ctx, actor, input.roomId)).map(({ name, params, description }) => ({
      name,
      params,
      description,
    }));
  },
});
