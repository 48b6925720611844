import { onlineOf } from '../room-verbs/online.ts';

export const channelsOnline = onlineOf('channels');
