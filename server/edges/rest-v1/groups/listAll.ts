import { allRooms } from '../room-verbs/list-all.ts';

export const groupsListAll = allRooms('groups.listAll', 'group', 'groups');
