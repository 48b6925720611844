import { leaveOf } from '../room-verbs/leave.ts';

export const channelsLeave = leaveOf('channels');
