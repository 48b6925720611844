import { textOf } from '../room-verbs/change.ts';

export const channelsSetTopic = textOf('channels', 'Topic');
