import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { findSetting } from '../../../domain/settings/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentSetting } from './present-setting.ts';

export const settingsGet = endpoint({
  route: 'GET /api/v1/settings/:_id',
  access: { permission: 'view-privileged-setting' },
  params: z.object({ _id: z.string().max(120) }),
  async handle({ ctx, params: { _id } }) {
    const definition = findSetting(_id);
    if (definition === null) throw new DomainError('setting-not-found', { id: _id });
    const { value } = presentSetting(ctx, definition);
    return { _id, value };
  },
});
