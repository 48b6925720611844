import { createOf } from '../room-verbs/create.ts';

export const channelsCreate = createOf('channels');
