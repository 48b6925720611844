import type { Attachment } from '../../contracts/attachment.ts';
import { DomainError } from '../../contracts/errors.ts';
import type { Integration } from '../../models/integrations.ts';
import { hashSecret, newSecret, sameSecret } from '../../platform/secrets.ts';
import { fold } from '../../models/search-keys.ts';
import { can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import { actorOf } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { sendMessage, type Message } from '../messages/index.ts';
import { getRoom, joinRoom, openDirect } from '../rooms/index.ts';

export interface WebhookPlan {
  readonly name: string;
  /** `#channel` or `@username`. */
  readonly channels: readonly string[];
  /** Whose messages they are to be; the creator's when not said. */
  readonly username?: string | undefined;
  readonly alias?: string | undefined;
  readonly emoji?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly channelFixed: boolean;
  readonly enabled?: boolean | undefined;
}

/** @returns the webhook and its token, which nobody can read again. */
export async function createWebhook(
  ctx: Context,
  actor: Actor,
  plan: WebhookPlan,
): Promise<{ readonly webhook: Integration; readonly token: string }> {
  requireMayManage(ctx, actor);
  const poster =
    plan.username === undefined
      ? await ctx.models.users.find(actor.id)
      : await ctx.models.users.findByUsernameKey(fold(plan.username));
  if (poster === null) throw new DomainError('user-not-found');
  if (poster._id !== actor.id && poster.type !== 'bot') requirePermission(ctx, actor, 'manage-incoming-integrations');
  for (const channel of plan.channels) await findTarget(ctx, actorOf(poster, null), channel);

  const token = newSecret();
  const now = ctx.clock.now();
  const webhook: Integration = {
    _id: ctx.newId(),
    kind: 'incoming',
    name: plan.name,
    enabled: plan.enabled ?? true,
    channels: plan.channels,
    userId: poster._id,
    alias: plan.alias ?? '',
    emoji: plan.emoji ?? '',
    avatarUrl: plan.avatarUrl ?? '',
    channelFixed: plan.channelFixed,
    tokenHash: hashSecret(token),
    createdBy: actor.id,
    createdAt: now,
    updatedAt: now,
  };
  await ctx.models.integrations.insert(webhook);
  return { webhook, token };
}

/** All of them for whoever manages all; else one's own. */
export async function listWebhooks(ctx: Context, actor: Actor): Promise<readonly Integration[]> {
  requireMayManage(ctx, actor);
  const all = await ctx.models.integrations.list();
  return can(ctx, actor, 'manage-incoming-integrations')
    ? all
    : all.filter((webhook) => webhook.createdBy === actor.id);
}

export async function setWebhookEnabled(
  ctx: Context,
  actor: Actor,
  input: { readonly integrationId: string; readonly enabled: boolean },
): Promise<Integration> {
  await accessWebhook(ctx, actor, input.integrationId);
  const changed = await ctx.models.integrations.update(input.integrationId, {
    enabled: input.enabled,
    updatedAt: ctx.clock.now(),
  });
  if (changed === null) throw new DomainError('integration-not-found');
  return changed;
}

export async function removeWebhook(ctx: Context, actor: Actor, integrationId: string): Promise<Integration> {
  const webhook = await accessWebhook(ctx, actor, integrationId);
  await ctx.models.integrations.remove(integrationId);
  return webhook;
}

export interface WebhookPost {
  readonly integrationId: string;
  readonly token: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[] | undefined;
  /** Other targets than the webhook's own, when it allows that. */
  readonly channels?: readonly string[] | undefined;
  readonly alias?: string | undefined;
  readonly emoji?: string | undefined;
  readonly avatarUrl?: string | undefined;
}

/** What a caller of `/hooks/:id/:token` says, said in the name of the webhook's user. Unknown id and wrong token are one answer. */
export async function postThroughWebhook(ctx: Context, post: WebhookPost): Promise<readonly Message[]> {
  const webhook = await ctx.models.integrations.find(post.integrationId);
  if (webhook === null || !sameSecret(webhook.tokenHash, hashSecret(post.token)))
    throw new DomainError('integration-not-found');
  if (!webhook.enabled) throw new DomainError('integration-disabled');
  if (post.channels !== undefined && webhook.channelFixed) throw new DomainError('integration-channel-fixed');
  const poster = await ctx.models.users.find(webhook.userId);
  if (poster === null || !poster.active) throw new DomainError('integration-disabled');

  const author = actorOf(poster, null);
  const messages: Message[] = [];
  for (const channel of post.channels ?? webhook.channels) {
    messages.push(
      await sendMessage(ctx, author, {
        roomId: await findTarget(ctx, author, channel),
        body: post.text,
        attachments: post.attachments,
        webhookId: webhook._id,
        alias: post.alias ?? (webhook.alias || undefined),
        emoji: post.emoji ?? (webhook.emoji || undefined),
        avatarUrl: post.avatarUrl ?? (webhook.avatarUrl || undefined),
      }),
    );
  }
  return messages;
}

/** The room that `#name`, `@user` or an id stands for; the author joins a channel they are not in. */
export async function findTarget(ctx: Context, author: Actor, channel: string): Promise<string> {
  if (channel.startsWith('@')) {
    const user = await ctx.models.users.findByUsernameKey(fold(channel.slice(1)));
    if (user === null) throw new DomainError('user-not-found');
    return (await openDirect(ctx, author, { userIds: [user._id] })).room._id;
  }
  const { room, member } = channel.startsWith('#')
    ? await getRoom(ctx, author, { name: channel })
    : await getRoom(ctx, author, { roomId: channel });
  if (member === null) await joinRoom(ctx, author, { roomId: room._id });
  return room._id;
}

async function accessWebhook(ctx: Context, actor: Actor, integrationId: string): Promise<Integration> {
  requireMayManage(ctx, actor);
  const webhook = await ctx.models.integrations.find(integrationId);
  const allowed =
    webhook !== null && (webhook.createdBy === actor.id || can(ctx, actor, 'manage-incoming-integrations'));
  if (!allowed) throw new DomainError('integration-not-found');
  return webhook;
}

function requireMayManage(ctx: Context, actor: Actor): void {
  if (!can(ctx, actor, 'manage-own-incoming-integrations'))
    requirePermission(ctx, actor, 'manage-incoming-integrations');
}
