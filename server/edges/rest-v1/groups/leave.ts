import { leaveOf } from '../room-verbs/leave.ts';

export const groupsLeave = leaveOf('groups');
