import type { Context } from '../../../domain/context.ts';
import type { Invite } from '../../../domain/invites/index.ts';

/** A link. Only who makes it is told the address (see `createInvite`), so in lists there is none. */
export function presentInvite(ctx: Context, invite: Invite, token: string | null = null) {
  return {
    _id: invite._id,
    rid: invite.roomId,
    userId: invite.creatorId,
    days: invite.days,
    maxUses: invite.maxUses,
    uses: invite.uses,
    createdAt: invite.createdAt.toISOString(),
    _updatedAt: invite.createdAt.toISOString(),
    expires: invite.expiresAt?.toISOString() ?? null,
    ...(token === null ? {} : { token, url: inviteUrl(ctx, token) }),
  };
}

export function inviteUrl(ctx: Pick<Context, 'config'>, token: string): string {
  return `${ctx.config.http.rootUrl}/invite/${token}`;
}
