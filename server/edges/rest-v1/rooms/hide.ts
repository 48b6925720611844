import { showing } from './showing.ts';

export const roomsHide = showing('hide');
