import type { Actor } from '../../domain/actor.ts';
import { logout as endSession } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';

async function handle({ ctx, actor }: { readonly ctx: Context; readonly actor: Actor }): Promise<Reply> {
  await endSession(ctx, actor);
  return new Reply(200, { status: 'success', data: { message: "You've been logged out!" } });
}

export const logout = endpoint({ route: 'POST /api/v1/logout', access: 'user', handle });

export const logoutByGet = endpoint({ route: 'GET /api/v1/logout', access: 'user', writes: true, handle });
