import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { MembershipView, RoomView } from '../room.ts';
import { roomReferenceSchema } from '../session.ts';

export const invitesInputs = {
  /** 0 days: for ever. 0 uses: any number. */
  'invite:create': z.object({
    roomId: idSchema,
    days: z.number().int().min(0).max(3650),
    maxUses: z.number().int().min(0).max(1_000_000),
  }),
  'invite:list': roomReferenceSchema,
  'invite:remove': z.object({ inviteId: idSchema }),
  'invite:use': z.object({ token: z.string().min(1).max(200) }),
} satisfies Record<string, z.ZodType>;

/** A link into a room. Its address is told once, when it is made. */
export interface InviteView {
  readonly id: string;
  readonly roomId: string;
  readonly creatorId: string;
  readonly maxUses: number;
  readonly uses: number;
  readonly expiresAt: string | null;
  readonly createdAt: string;
}

export interface InvitesResults {
  'invite:create': { readonly invite: InviteView; readonly url: string };
  'invite:list': readonly InviteView[];
  'invite:remove': Record<never, never>;
  'invite:use': { readonly room: RoomView; readonly membership: MembershipView };
}
