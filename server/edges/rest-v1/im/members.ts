import { membersOf } from '../room-verbs/members.ts';

export const imMembers = membersOf('im');
