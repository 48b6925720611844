import type { WebhookView } from '../../contracts/methods.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import type { Integration } from '../../domain/integrations/index.ts';
import { getUsers } from '../../domain/users/index.ts';

/** Webhooks for the pages that manage them; the token is nowhere in it. */
export async function presentWebhooks(
  ctx: Context,
  actor: Actor,
  webhooks: readonly Integration[],
): Promise<WebhookView[]> {
  const posters = await getUsers(ctx, actor, [...new Set(webhooks.map(({ userId }) => userId))]);
  const usernames = new Map(posters.map(({ _id, username }) => [_id, username]));
  return webhooks.map((webhook) => ({
    id: webhook._id,
    name: webhook.name,
    enabled: webhook.enabled,
    channel: webhook.channels.join(','),
    username: usernames.get(webhook.userId) ?? '',
    alias: webhook.alias,
    emoji: webhook.emoji,
    channelFixed: webhook.channelFixed,
    createdAt: webhook.createdAt.toISOString(),
  }));
}

export async function presentWebhook(ctx: Context, actor: Actor, webhook: Integration): Promise<WebhookView> {
  const [view] = await presentWebhooks(ctx, actor, [webhook]);
  if (view === undefined) throw new Error('one webhook makes one view');
  return view;
}
