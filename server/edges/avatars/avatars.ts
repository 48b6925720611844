import { Readable } from 'node:stream';
import { z } from 'zod';
import { findRoomAvatar, findUserAvatar, type AvatarFacts } from '../../domain/avatars/index.ts';
import type { Context } from '../../domain/context.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';
import { bytesOf, etagOf } from './picture.ts';

const name = z.string().min(1).max(120);

/** Phones cannot show SVG and ask for `format=png`, in the size of their screen. Other parameters change nothing here. */
const query = z.object({
  format: z.enum(['png', 'jpeg', 'svg']).default('svg'),
  size: z
    .string()
    .regex(/^\d{1,4}$/, 'must be integer')
    .transform((text) => Math.min(Math.max(Number(text), 16), 512))
    .default(200),
  /** The version that the caller expects: it may be kept for ever under this address. */
  etag: z.string().max(100).optional(),
});
const headers = z.object({ 'if-none-match': z.string().max(500).optional() });

const shared = { access: 'anyone', limit: limits.download, linkTokens: true, query, headers } as const;

/**
 * The picture of the person with this username; after `@` the letters to draw. Where there is none it is drawn from the name
 * alone, so it tells nothing about whether there is such a person.
 */
export const avatarOfPerson = endpoint({
  ...shared,
  route: 'GET /avatar/:username',
  params: z.object({ username: name }),
  async handle({ ctx, actor, params: { username }, ...asked }) {
    if (actor === null) requireOpen(ctx);
    if (username.startsWith('@')) return answer(ctx, { version: '', name: username.slice(1) }, asked, 'public');
    return answer(ctx, await findUserAvatar(ctx, { username }), asked, visibility(ctx));
  },
});

export const avatarOfPersonById = endpoint({
  ...shared,
  route: 'GET /avatar/uid/:userId',
  params: z.object({ userId: name }),
  async handle({ ctx, actor, params: { userId }, ...asked }) {
    if (actor === null) requireOpen(ctx);
    return answer(ctx, await findUserAvatar(ctx, { userId }), asked, visibility(ctx));
  },
});

/** Only for those who see the room: all others get the sign of a room without a name. */
export const avatarOfRoom = endpoint({
  ...shared,
  route: 'GET /avatar/room/:roomId',
  params: z.object({ roomId: name }),
  async handle({ ctx, actor, params: { roomId }, ...asked }) {
    if (actor === null) requireOpen(ctx);
    return answer(ctx, await findRoomAvatar(ctx, actor, roomId), asked, 'private');
  },
});

function requireOpen(ctx: Context): void {
  if (ctx.settings.get('Accounts_AvatarBlockUnauthenticatedAccess')) throw new Reply(403, 'Log in to see pictures.');
}

function visibility(ctx: Context): 'public' | 'private' {
  return ctx.settings.get('Accounts_AvatarBlockUnauthenticatedAccess') ? 'private' : 'public';
}

interface Asked {
  readonly query: z.output<typeof query>;
  readonly headers: z.output<typeof headers>;
}

async function answer(ctx: Context, facts: AvatarFacts, asked: Asked, visible: 'public' | 'private'): Promise<Reply> {
  const { format, size, etag: expected } = asked.query;
  const etag = etagOf(facts, asked.query);
  const lasting = facts.version !== '' && expected === facts.version;
  const head = {
    ETag: etag,
    'Cache-Control': `${visible}, ${lasting ? 'max-age=31536000, immutable' : 'no-cache'}`,
    'Cross-Origin-Resource-Policy': visible === 'public' ? 'cross-origin' : 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(visible === 'public' ? { 'Access-Control-Allow-Origin': '*' } : { Vary: 'Cookie, X-Auth-Token' }),
  };
  if (asked.headers['if-none-match']?.includes(etag) === true) return new Reply(304, null, head);
  const { type, bytes } = await bytesOf(ctx, facts, { format, size });
  return new Reply(200, Readable.from([bytes]), {
    ...head,
    'Content-Type': type,
    'Content-Length': String(bytes.length),
  });
}
