import type { InviteView } from '../../contracts/methods.ts';
import type { Invite } from '../../domain/invites/index.ts';

export function presentInvite(invite: Invite): InviteView {
  const { _id: id, roomId, creatorId, maxUses, uses, expiresAt, createdAt } = invite;
  return {
    id,
    roomId,
    creatorId,
    maxUses,
    uses,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
