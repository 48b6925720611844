import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getImport, startImport as start } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentOperation } from './present-import.ts';

const key = z.string().min(1).max(200);
const most = 10_000;
const some = z.object({ all: z.boolean().optional(), list: z.array(key).max(most).optional() });
const people = z.array(z.object({ user_id: key, do_import: z.boolean().default(true) })).max(most);
const rooms = z.array(z.object({ channel_id: key, do_import: z.boolean().default(true) })).max(most);

/** Imports what was checked last, or `operationId`. */
export const startImport = endpoint({
  route: 'POST /api/v1/startImport',
  access: { permission: 'run-import' },
  /** Rows as `getImportFileData` gives them, with `do_import`; or all, or those listed by their ids. */
  body: z.object({
    input: z.object({ users: z.union([people, some]).optional(), channels: z.union([rooms, some]).optional() }),
    operationId: idSchema.optional(),
  }),
  async handle({ ctx, actor, body: { input, operationId } }) {
    const row = await getImport(ctx, actor, operationId);
    const { users, channels } = input;
    const without = {
      people: Array.isArray(users)
        ? users.filter((one) => !one.do_import).map((one) => one.user_id)
        : unlisted(users, row.people),
      rooms: Array.isArray(channels)
        ? channels.filter((one) => !one.do_import).map((one) => one.channel_id)
        : unlisted(channels, row.rooms),
    };
    return { operation: presentOperation(await start(ctx, actor, { importId: row._id, without })) };
  },
});

function unlisted(
  choice: z.output<typeof some> | undefined,
  found: readonly { readonly key: string }[],
): readonly string[] {
  if (choice === undefined || choice.all === true || choice.list === undefined) return [];
  const wanted = new Set(choice.list);
  return found.map((one) => one.key).filter((one) => !wanted.has(one));
}
