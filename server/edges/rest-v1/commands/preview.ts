import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { previewCommand, runCommand } from '../../../domain/commands/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { name } from '../fields.ts';

const asked = {
  command: name,
  roomId: idSchema,
  params: z.string().max(10_000).default(''),
  tmid: idSchema.optional(),
  timeZone: z.string().max(64).optional(),
};

/** What a command would do, as items to choose from; none when it shows nothing beforehand. */
export const commandsPreview = endpoint({
  route: 'GET /api/v1/commands.preview',
  access: 'user',
  query: z.object(asked),
  async handle({ ctx, actor, query: { command, ...rest } }) {
    const items = await previewCommand(ctx, actor, { ...rest, name: command.replace(/^\//, '') });
    return { preview: { i18nTitle: command, items } };
  },
});

/** Does what the chosen item showed. */
export const commandsRunPreview = endpoint({
  route: 'POST /api/v1/commands.preview',
  access: 'user',
  limit: limits.sending,
  body: z.object({
    ...asked,
    triggerId: z.string().max(120).optional(),
    previewItem: z.object({ id: z.string().max(200), type: z.string().max(40), value: z.string().max(20_000) }),
  }),
  async handle({ ctx, actor, body: { command, tmid, previewItem: _chosen, ...rest } }) {
    const input = { ...rest, name: command.replace(/^\//, ''), threadId: tmid };
    return { result: await runCommand(ctx, actor, input) };
  },
});
