import { showOf } from '../room-verbs/show.ts';

export const channelsClose = showOf('channels', 'close');
