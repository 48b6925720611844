import { starring } from './keep.ts';

export const chatUnStarMessage = starring('unStarMessage');
