export { MOST_WAITING, requireAhead } from './due.ts';
