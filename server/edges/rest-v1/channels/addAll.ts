import { addAllOf } from '../room-verbs/add-all.ts';

export const channelsAddAll = addAllOf('channels');
