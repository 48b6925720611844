export { announceHistory, settleHistory, writeHistory, type PastMessage } from './write-history.ts';
