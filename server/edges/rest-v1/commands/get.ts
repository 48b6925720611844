import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { listCommands } from '../../../domain/commands/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';
import { presentCommand } from './list.ts';

export const commandsGet = endpoint({
  route: 'GET /api/v1/commands.get',
  access: 'user',
  query: z.object({ command: name }),
  async handle({ ctx, actor, query }) {
    const command = (await listCommands(ctx, actor)).find((one) => one.name === query.command.toLowerCase());
    if (command === undefined) throw new DomainError('command-not-found', { name: query.command });
    return { command: presentCommand(command) };
  },
});
