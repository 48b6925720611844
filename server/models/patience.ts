/** For the domain, which knows models and no store: what a failure of the store means, and waiting out the moments in which it is away. */
export { duplicateKey, isOutOfTime, isPassingFault, withPatience } from '../store/retry.ts';
