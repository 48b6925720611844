import { inviteOf } from '../room-verbs/invite.ts';

export const groupsInvite = inviteOf('groups');
