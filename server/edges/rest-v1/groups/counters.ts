import { countersOf } from '../room-verbs/counters.ts';

export const groupsCounters = countersOf('groups');
