import { z } from 'zod';
import { changeSetting } from '../../../domain/settings/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Changes one setting; it holds for the next request. */
export const settingsSet = endpoint({
  route: 'POST /api/v1/settings/:_id',
  access: { permission: 'edit-privileged-setting' },
  params: z.object({ _id: z.string().max(120) }),
  body: z.object({ value: z.union([z.string(), z.number(), z.boolean()]) }),
  async handle({ ctx, actor, params: { _id }, body: { value } }) {
    await changeSetting(ctx, actor, { id: _id, value });
    return {};
  },
});
