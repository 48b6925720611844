import { can } from '../../domain/access/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { endpoint } from '../http/endpoint.ts';

/** Rocket.Chat's clients steer their behaviour by this version. Strangers learn only its first two numbers. */
function answer(ctx: Context, actor: Actor | null) {
  const version = ctx.settings.get('API_Reported_Version');
  if (actor === null || !can(ctx, actor, 'view-statistics')) {
    return { version: version.split('.').slice(0, 2).join('.') };
  }
  return { version, info: { version, build: {}, commit: {} } };
}

export const info = endpoint({
  route: 'GET /api/info',
  access: 'anyone',
  handle: async ({ ctx, actor }) => answer(ctx, actor),
});

export const infoV1 = endpoint({
  route: 'GET /api/v1/info',
  access: 'anyone',
  handle: async ({ ctx, actor }) => answer(ctx, actor),
});
