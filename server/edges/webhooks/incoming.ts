import { z } from 'zod';
import { DomainError } from '../../contracts/errors.ts';
import { idSchema } from '../../contracts/ids.ts';
import type { Context } from '../../domain/context.ts';
import { postThroughWebhook } from '../../domain/integrations/index.ts';
import { attachmentsSchema, readAttachments } from '../http/attachments.ts';
import { endpoint } from '../http/endpoint.ts';
import { jsonText } from '../http/parse.ts';

const text = z.string().max(100_000).nullish();
const target = z.string().min(1).max(120);
const picture = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|\/(?!\/)|$)/i, 'must be an http address or a path')
  .nullish();

/** What Slack's and Rocket.Chat's senders say; the second name of each is Slack's or the other way round. */
const postSchema = z.object({
  text,
  msg: text,
  channel: z.union([target, z.array(target).max(50)]).nullish(),
  roomId: z.union([target, z.array(target).max(50)]).nullish(),
  username: text,
  alias: text,
  icon_emoji: text,
  emoji: text,
  icon_url: picture,
  avatar: picture,
  attachments: attachmentsSchema.nullish(),
});

/** Slack's senders put the JSON into one field of a form. */
const body = postSchema.extend({ payload: jsonText(postSchema).optional() });

const params = z.object({ id: idSchema, token: z.string().min(1).max(256) });

/**
 * `curl -d '{"text": "…"}' <root>/hooks/<id>/<token>` posts a message in the name of the webhook's user. A request that says
 * nothing succeeds and posts nothing: senders use it to try the address.
 */
async function handle({ ctx, params: { id, token }, body: sent }: Post): Promise<object> {
  const given = sent.payload ?? sent;
  const channels = [given.channel ?? given.roomId ?? []].flat();
  try {
    await postThroughWebhook(ctx, {
      integrationId: id,
      token,
      text: given.text || given.msg || '',
      attachments: readAttachments(given.attachments ?? []),
      channels: channels.length === 0 ? undefined : channels,
      alias: given.alias || given.username || undefined,
      emoji: given.emoji || given.icon_emoji || undefined,
      avatarUrl: given.avatar || given.icon_url || undefined,
    });
  } catch (error) {
    // Who got so far has shown the right token.
    if (!(error instanceof DomainError && error.code === 'message-empty')) throw error;
  }
  return {};
}

interface Post {
  readonly ctx: Context;
  readonly params: z.output<typeof params>;
  readonly body: z.output<typeof body>;
}

export const incomingWebhook = endpoint({
  route: 'POST /hooks/:id/:token',
  access: 'anyone',
  params,
  body,
  handle,
});

/** The address as older senders know it; whose messages they are is the webhook's affair. */
export const incomingWebhookOfUser = endpoint({
  route: 'POST /hooks/:id/:userId/:token',
  access: 'anyone',
  params: params.extend({ userId: idSchema }),
  body,
  handle,
});
