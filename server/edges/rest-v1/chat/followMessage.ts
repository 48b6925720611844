import { followOf } from './following.ts';

export const chatFollowMessage = followOf('followMessage');
