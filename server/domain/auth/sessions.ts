import { DomainError } from '../../contracts/errors.ts';
import type { Session } from '../../models/sessions.ts';
import type { User } from '../../models/users.ts';
import { hashSecret, newSecret } from '../../platform/secrets.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export interface NewSession {
  /** The only time that the token is known; the store keeps its hash. */
  readonly token: string;
  readonly session: Session;
  readonly user: User;
}

const SEEN_EVERY_MS = 300_000;

export async function openSession(ctx: Context, user: User, device: string): Promise<NewSession> {
  const token = newSecret();
  const now = ctx.clock.now();
  const session: Session = {
    _id: ctx.newId(),
    tokenHash: hashSecret(token),
    userId: user._id,
    kind: 'login',
    device: device.slice(0, 300),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + ctx.settings.get('Accounts_LoginExpiration') * 86_400_000),
    endedAt: null,
  };
  await ctx.models.sessions.insert(session);
  await ctx.models.users.update(user._id, { lastLoginAt: now });
  return { token, session, user };
}

export interface Authenticated {
  readonly actor: Actor;
  readonly user: User;
  readonly session: Session;
}

/** Who holds this token; null when nobody does, the session is over or the account closed. The same at every door. */
export async function authenticate(ctx: Context, token: string): Promise<Authenticated | null> {
  const now = ctx.clock.now();
  const held = await holderOf(ctx, await ctx.models.sessions.findLive(hashSecret(token), now));
  if (held !== null && now.getTime() - held.session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await ctx.models.sessions.touch(held.session._id, now);
  return held;
}

/** As `authenticate`, for a session that was opened by its token before and may be over by now. */
export async function recheckSession(ctx: Context, sessionId: string): Promise<Authenticated | null> {
  return holderOf(ctx, await ctx.models.sessions.findLiveById(sessionId, ctx.clock.now()));
}

async function holderOf(ctx: Context, session: Session | null): Promise<Authenticated | null> {
  const user = session === null ? null : await ctx.models.users.find(session.userId);
  if (session === null || user === null || !user.active) return null;
  return { actor: actorOf(user, session._id), user, session };
}

export function actorOf(user: User, sessionId: string | null): Actor {
  return { id: user._id, username: user.username, name: user.name, roles: user.roles, sessionId };
}

/** Ends the session that the actor came with. */
export async function logout(ctx: Context, actor: Actor): Promise<void> {
  if (actor.sessionId === null) throw new DomainError('not-logged-in');
  await ctx.models.sessions.end(actor.sessionId, ctx.clock.now());
}

/** Ends all of the actor's sessions but the one they came with. */
export async function logoutOthers(ctx: Context, actor: Actor): Promise<void> {
  await ctx.models.sessions.endAll(actor.id, ctx.clock.now(), actor.sessionId);
}
