import { Doc, Int32 } from '../../bson/values.ts';
import { turnClock, type UnderWay } from '../../turns/turn.ts';
import { whole } from './stats.ts';

/** What the store works at, one document for each command, as `$currentOp` and `currentOp` tell it. */
export function operations(host: string): Doc[] {
  const now = performance.now();
  const at = new Date().toISOString();
  return [...turnClock.underWay].map(([command, since], i) => {
    const microseconds = Math.round((now - since) * 1000);
    return Doc.of({
      type: 'op',
      host,
      active: true,
      currentOpTime: at,
      opid: new Int32(i + 1),
      secs_running: whole(Math.floor(microseconds / 1e6)),
      microsecs_running: whole(microseconds),
      op: OPERATIONS[command.name] ?? 'command',
      ns: namespaceOf(command),
      command: command.body,
    });
  });
}

const OPERATIONS: Readonly<Record<string, string>> = {
  find: 'query',
  insert: 'insert',
  update: 'update',
  delete: 'remove',
  getMore: 'getmore',
};

function namespaceOf({ body }: UnderWay): string {
  const [first] = body.values;
  const db = body.get('$db');
  return `${typeof db === 'string' ? db : ''}.${typeof first === 'string' ? first : '$cmd'}`;
}
