import type { MentionView } from '../../contracts/message.ts';
import type { Message } from '../../models/messages.ts';
import type { Context } from '../context.ts';
import { afterSend } from './after-send.ts';
import { newMessage } from './new-message.ts';

const BOT_USER_ID = 'rocket.cat';

/**
 * Says something in the name of the workspace's bot, also where it is no member: what somebody asked for who may write there,
 * which the caller has made sure of. The id is the idempotency key, as with every message.
 */
export async function postAsBot(
  ctx: Context,
  input: {
    readonly id: string;
    readonly roomId: string;
    readonly body: string;
    readonly mentions: readonly MentionView[];
  },
): Promise<Message | null> {
  const [bot, room] = await Promise.all([ctx.models.users.find(BOT_USER_ID), ctx.models.rooms.find(input.roomId)]);
  if (bot === null || room === null) return null;
  const voice = { id: bot._id, username: bot.username, name: bot.name, roles: bot.roles, sessionId: null };
  const fields = newMessage(ctx, voice, input);
  const entry = { fields, countsAsUnread: true, forGroup: false };
  const message = await ctx.writer.append({
    roomId: input.roomId,
    messageId: input.id,
    prepare: () => Promise.resolve(entry),
  });
  await afterSend(ctx, message, room);
  return message;
}
