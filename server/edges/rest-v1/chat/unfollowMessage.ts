import { followOf } from './following.ts';

export const chatUnfollowMessage = followOf('unfollowMessage');
