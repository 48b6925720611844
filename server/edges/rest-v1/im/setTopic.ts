import { textOf } from '../room-verbs/change.ts';

export const imSetTopic = textOf('im', 'Topic');
