/** For the domain, which knows models and no store: waiting out the moments in which the store is away. */
export { duplicateKey, isPassingFault, withPatience } from '../store/retry.ts';
