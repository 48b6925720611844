import { textOf } from '../room-verbs/change.ts';

export const channelsSetDescription = textOf('channels', 'Description');
