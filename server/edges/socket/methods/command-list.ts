import { listCommands } from '../../../domain/commands/index.ts';
import { method } from '../method.ts';

export const commandList = method({
  event: 'command:list',
  access: 'user',
  async handle({ ctx, actor }) {
    return listCommands(ctx, actor).map(({ name, params, description }) => ({ name, params, description }));
  },
});
