import { infoOf } from '../room-verbs/info.ts';

export const channelsInfo = infoOf('channels');
