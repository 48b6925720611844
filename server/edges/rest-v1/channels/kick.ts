import { kickOf } from '../room-verbs/kick.ts';

export const channelsKick = kickOf('channels');
