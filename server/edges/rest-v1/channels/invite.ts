import { inviteOf } from '../room-verbs/invite.ts';

export const channelsInvite = inviteOf('channels');
