export { createInvite, isInviteValid, listInvites, removeInvite, acceptInvite } from './invites.ts';
export type { Invite } from '../../models/invites.ts';
