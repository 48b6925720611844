import { ownRooms } from '../room-verbs/list-own.ts';

export const groupsList = ownRooms('groups.list', 'group', 'groups');
