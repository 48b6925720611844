import { Doc } from '../../bson/values.ts';
import { toTimestamp } from '../../oplog/log-time.ts';
import type { CommandContext } from '../command.ts';

/**
 * What is told beside an answer to a read of the level `snapshot` outside of a transaction: the time at which it was read,
 * for the client to ask for again. Only the newest time can be read at; another one is refused before (239).
 */
export function snapshotTime({ body, engine, transaction }: CommandContext): Doc | undefined {
  const concern = body.get('readConcern');
  if (transaction || !(concern instanceof Doc) || concern.get('level') !== 'snapshot') return undefined;
  return Doc.of({ atClusterTime: toTimestamp(engine.log.visible) });
}
