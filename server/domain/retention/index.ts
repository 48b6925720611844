export { pruneRoom, queueRetention, ROUND_MS } from './apply-policy.ts';
export { cleanHistory } from './clean-history.ts';
export { setRetention } from './policy.ts';
export type { PruneFilter } from '../../models/message-prune.ts';
