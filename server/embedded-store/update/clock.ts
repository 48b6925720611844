import { Timestamp } from '../bson/values.ts';
import type { ApplyContext } from './update-types.ts';

/** The clock for timestamps; without the store's own, the second that `now` says. */
export function clockOf(context: ApplyContext): () => Timestamp {
  return context.timestamp ?? (() => new Timestamp({ t: Math.floor(context.now.getTime() / 1000), i: 1 }));
}
