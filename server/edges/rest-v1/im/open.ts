import { showOf } from '../room-verbs/show.ts';

export const imOpen = showOf('im', 'open');
