import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import type { Integration } from '../../../domain/integrations/index.ts';
import { getUsers } from '../../../domain/users/index.ts';

/** Webhooks without their tokens, which are answered once, when they are made. */
export async function presentIntegrations(ctx: Context, actor: Actor, integrations: readonly Integration[]) {
  const ids = new Set(integrations.flatMap((integration) => [integration.userId, integration.createdBy]));
  const people = new Map((await getUsers(ctx, actor, [...ids])).map((user) => [user._id, user.username]));
  return integrations.map((integration) => ({
    _id: integration._id,
    type: 'webhook-incoming',
    name: integration.name,
    enabled: integration.enabled,
    username: people.get(integration.userId) ?? '',
    userId: integration.userId,
    channel: integration.channels,
    alias: integration.alias,
    emoji: integration.emoji,
    avatar: integration.avatarUrl,
    scriptEnabled: false,
    overrideDestinationChannelEnabled: !integration.channelFixed,
    _createdAt: integration.createdAt.toISOString(),
    _createdBy: { _id: integration.createdBy, username: people.get(integration.createdBy) ?? '' },
    _updatedAt: integration.updatedAt.toISOString(),
  }));
}
