import { ownRooms } from '../room-verbs/list-own.ts';

export const channelsListJoined = ownRooms('channels.list.joined', 'channel', 'channels');
