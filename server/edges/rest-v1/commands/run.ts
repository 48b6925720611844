import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { runCommand } from '../../../domain/commands/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { name } from '../fields.ts';

/** Does what `/command params` says. What only the caller is told comes back as `result`. */
export const commandsRun = endpoint({
  route: 'POST /api/v1/commands.run',
  access: 'user',
  limit: limits.sending,
  body: z.object({
    command: name,
    roomId: idSchema,
    params: z.string().max(10_000).default(''),
    tmid: idSchema.optional(),
    triggerId: z.string().max(120).optional(),
    timeZone: z.string().max(64).optional(),
  }),
  async handle({ ctx, actor, body: { command, roomId, params, tmid, timeZone } }) {
    const reply = await runCommand(ctx, actor, {
      roomId,
      name: command.replace(/^\//, ''),
      params,
      threadId: tmid,
      timeZone,
    });
    return { result: reply };
  },
});
