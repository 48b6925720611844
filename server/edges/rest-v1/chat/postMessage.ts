import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { idSchema } from '../../../contracts/ids.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { findTarget } from '../../../domain/integrations/index.ts';
import { sendMessage, type Message } from '../../../domain/messages/index.ts';
import { attachmentsSchema, readAttachments } from '../../http/attachments.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { flag } from '../fields.ts';
import { presentOneMessage } from '../present-messages.ts';
import { refusal } from '../refuse.ts';
import { appearance, disguiseOf } from './appearance.ts';

const target = z.string().min(1).max(120);

/** Posts to `#channel`, `@user`, a name or an id, or to several; one joins a channel by posting there. Answers the first. */
export const chatPostMessage = endpoint({
  route: 'POST /api/v1/chat.postMessage',
  access: 'user',
  limit: limits.sending,
  body: z.object({
    ...appearance,
    channel: z.union([target, z.array(target).min(1).max(50)]).optional(),
    roomId: z.union([idSchema, z.array(idSchema).min(1).max(50)]).optional(),
    text: z.string().optional(),
    msg: z.string().optional(),
    attachments: attachmentsSchema.default([]),
    tmid: idSchema.optional(),
    tshow: flag.optional(),
  }),
  async handle({ ctx, actor, body }) {
    const targets = [body.roomId ?? body.channel ?? []].flat();
    const messages: Message[] = [];
    for (const one of targets) {
      const draft = {
        roomId: await roomIdOf(ctx, actor, one),
        body: body.text ?? body.msg ?? '',
        attachments: readAttachments(body.attachments),
        threadId: body.tmid,
        alsoToRoom: body.tshow,
        ...disguiseOf(body),
      };
      messages.push(await sendMessage(ctx, actor, draft));
    }
    const [first] = messages;
    if (first === undefined) throw refusal('invalid-channel', 'Name a channel or a roomId');
    return { ts: first.sentAt.getTime(), channel: targets[0], message: await presentOneMessage(ctx, actor, first) };
  },
});

/** A bare word is an id, or else the name of a room. */
async function roomIdOf(ctx: Context, actor: Actor, one: string): Promise<string> {
  try {
    return await findTarget(ctx, actor, one);
  } catch (error) {
    if (!isUnknown(error)) throw error;
  }
  if (/^[#@]/.test(one)) throw refusal('invalid-channel', 'There is no such room');
  try {
    return await findTarget(ctx, actor, `#${one}`);
  } catch (error) {
    throw isUnknown(error) ? refusal('invalid-channel', 'There is no such room') : error;
  }
}

function isUnknown(error: unknown): boolean {
  return error instanceof DomainError && ['room-not-found', 'user-not-found'].includes(error.code);
}
