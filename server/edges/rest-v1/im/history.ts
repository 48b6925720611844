import { historyOf } from '../room-verbs/history.ts';

export const imHistory = historyOf('im');
