import { showOf } from '../room-verbs/show.ts';

export const channelsOpen = showOf('channels', 'open');
