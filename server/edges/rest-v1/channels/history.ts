import { historyOf } from '../room-verbs/history.ts';

export const channelsHistory = historyOf('channels');
