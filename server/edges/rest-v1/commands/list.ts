import { z } from 'zod';
import { listCommands, type Command } from '../../../domain/commands/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';

/** The slash commands that one may use somewhere. */
export const commandsList = endpoint({
  route: 'GET /api/v1/commands.list',
  access: 'user',
  query: z.object(paging),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { rows, total } = cut(await listCommands(ctx, actor), page);
    return { commands: rows.map(presentCommand), appsLoaded: true, ...counts(rows, page, total) };
  },
});

export function presentCommand({ name, params, description, permissions, preview }: Command) {
  const permission = permissions === undefined ? {} : { permission: permissions };
  return {
    command: name,
    params,
    description,
    ...permission,
    clientOnly: false,
    providesPreview: preview !== undefined,
  };
}
