import { showing } from './showing.ts';

export const roomsOpen = showing('open');
