import { allRooms } from '../room-verbs/list-all.ts';

export const imListEveryone = allRooms('im.list.everyone', 'direct', 'ims');
