import { countersOf } from '../room-verbs/counters.ts';

export const imCounters = countersOf('im');
