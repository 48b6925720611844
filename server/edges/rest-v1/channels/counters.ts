import { countersOf } from '../room-verbs/counters.ts';

export const channelsCounters = countersOf('channels');
