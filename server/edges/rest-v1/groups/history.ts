import { historyOf } from '../room-verbs/history.ts';

export const groupsHistory = historyOf('groups');
