import { showOf } from '../room-verbs/show.ts';

export const imClose = showOf('im', 'close');
