/** Whether a failure only means that the store is away for a moment, so that the caller may try again. */
export { isPassingFault as isStoreAway } from '../models/patience.ts';
