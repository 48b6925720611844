import { ownRooms } from '../room-verbs/list-own.ts';

export const imList = ownRooms('im.list', 'direct', 'ims');
