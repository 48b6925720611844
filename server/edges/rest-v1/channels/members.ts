import { membersOf } from '../room-verbs/members.ts';

export const channelsMembers = membersOf('channels');
