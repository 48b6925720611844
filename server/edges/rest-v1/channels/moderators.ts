import { moderatorsOf } from '../room-verbs/roles.ts';

export const channelsModerators = moderatorsOf('channels');
