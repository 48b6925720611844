import { membersOf } from '../room-verbs/members.ts';

export const groupsMembers = membersOf('groups');
