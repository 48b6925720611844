export { createInvite, isInviteValid, listInvites, removeInvite, useInvite } from './invites.ts';
export type { Invite } from '../../models/invites.ts';
