import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { queueMail, requireMail } from '../mail/index.ts';
import { HTML_FOOT, htmlHead, messageHtml, textOf } from './format.ts';

const MOST_RECIPIENTS = 50;

/** Sends some messages of a room by e-mail, to people of the workspace and to addresses. @returns names that have no address. */
export async function mailMessages(
  ctx: Context,
  actor: Actor,
  input: {
    readonly roomId: string;
    readonly messageIds: readonly string[];
    readonly usernames: readonly string[];
    readonly addresses: readonly string[];
    readonly subject: string;
  },
): Promise<{ readonly missing: readonly string[] }> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'mail-messages', member);
  requireMail(ctx);
  const found = await ctx.models.messages.findMany(input.messageIds);
  const messages = found
    .filter((message) => message.roomId === room._id && message.deletedAt === null)
    .sort((a, b) => a.seq - b.seq);
  if (messages.length === 0) throw new DomainError('message-not-found');

  const { addresses, missing } = await addressesOf(ctx, input);
  if (addresses.length === 0 || addresses.length > MOST_RECIPIENTS) throw new DomainError('email-invalid');
  const letter = letterOf(input.subject.replace(/\s+/g, ' ').trim() || `#${room.displayName || room._id}`, messages);
  const cause = ctx.newId();
  for (const [at, to] of addresses.entries()) await queueMail(ctx, `${cause}:${at}`, { ...letter, to });
  return { missing };
}

async function addressesOf(
  ctx: Context,
  input: { readonly usernames: readonly string[]; readonly addresses: readonly string[] },
) {
  const keys = input.usernames.map((name) => name.replace(/^@/, '').toLowerCase());
  const users = keys.length === 0 ? [] : await ctx.models.users.findByUsernameKeys(keys);
  const reachable = users.filter((user) => user.active && user.emails.length > 0);
  const named = new Set(reachable.map((user) => user.usernameKey));
  return {
    addresses: [...new Set([...reachable.flatMap(({ emails }) => emails[0]?.address ?? []), ...input.addresses])],
    missing: input.usernames.filter((_name, at) => !named.has(keys[at] ?? '')),
  };
}

function letterOf(subject: string, messages: readonly Message[]) {
  const body = messages.map((message) => messageHtml(message, { withFiles: false })).join('');
  const lines = messages.map(
    (message) => `${message.author.name} (${message.sentAt.toISOString()}): ${textOf(message)}`,
  );
  return { subject, html: htmlHead(subject) + body + HTML_FOOT, text: lines.join('\n\n') };
}
