import { z } from 'zod';
import { createWebhook } from '../../../domain/integrations/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { appearance, disguiseOf } from '../chat/appearance.ts';
import { flag, name, names } from '../fields.ts';
import { refusal } from '../refuse.ts';
import { presentIntegrations } from './present-integration.ts';

/** Makes an incoming webhook. The token is in this answer and in no other. Scripts and outgoing ones are refused, not ignored. */
export const integrationsCreate = endpoint({
  route: 'POST /api/v1/integrations.create',
  access: 'user',
  body: z.object({
    ...appearance,
    type: z.enum(['webhook-incoming', 'webhook-outgoing']),
    name,
    enabled: flag.default(true),
    username: name,
    channel: names,
    scriptEnabled: flag.default(false),
    overrideDestinationChannelEnabled: flag.default(false),
  }),
  async handle({ ctx, actor, body }) {
    if (body.type === 'webhook-outgoing') throw refusal('error-invalid-integration', 'Only webhook-incoming is known');
    if (body.scriptEnabled) throw refusal('error-invalid-integration', 'Scripts are not supported');
    if (body.channel.length === 0) throw refusal('error-invalid-channel', 'Name a channel');
    const { webhook, token } = await createWebhook(ctx, actor, {
      name: body.name,
      channels: body.channel,
      username: body.username,
      channelFixed: !body.overrideDestinationChannelEnabled,
      enabled: body.enabled,
      ...disguiseOf(body),
    });
    const [integration] = await presentIntegrations(ctx, actor, [webhook]);
    return { integration: { ...integration, token } };
  },
});
