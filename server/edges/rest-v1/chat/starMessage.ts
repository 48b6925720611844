import { starring } from './keep.ts';

export const chatStarMessage = starring('starMessage');
