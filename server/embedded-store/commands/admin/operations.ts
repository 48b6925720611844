import { Doc, Int32 } from '../../bson/values.ts';
import { turnClock, type UnderWay } from '../../turns/turn.ts';
import { whole } from './whole.ts';

/** Numbers are given to commands when somebody asks what is under way: those that nobody asks about cost nothing. */
const numbers = new WeakMap<UnderWay, number>();
let lastNumber = 0;

function numberOf(command: UnderWay): number {
  let number = numbers.get(command);
  if (number === undefined) numbers.set(command, (number = ++lastNumber));
  return number;
}

/** The command that was told under this number, if it is still under way. */
export function findOperation(number: number): UnderWay | undefined {
  return [...turnClock.underWay.keys()].find((command) => numbers.get(command) === number);
}

/** What the store works at, one document for each command, as `$currentOp` and `currentOp` tell it. */
export function operations(host: string): Doc[] {
  const now = performance.now();
  const at = new Date().toISOString();
  return [...turnClock.underWay].map(([command, since]) => {
    const microseconds = Math.round((now - since) * 1000);
    const { client, body } = command;
    const doc = Doc.of({ type: 'op', host });
    if (client !== undefined) {
      doc.push('desc', `conn${client.connectionId}`).push('connectionId', whole(client.connectionId));
      doc.push('client', client.address);
    }
    doc
      .push('active', true)
      .push('currentOpTime', at)
      .push('opid', whole(numberOf(command)));
    if (body.has('lsid')) doc.push('lsid', body.get('lsid'));
    doc.push('secs_running', whole(Math.floor(microseconds / 1e6)));
    doc.push('microsecs_running', BigInt(microseconds));
    doc
      .push('op', OPERATIONS[command.name] ?? 'command')
      .push('ns', namespaceOf(command))
      .push('command', body);
    return doc.push('numYields', new Int32(0)).push('waitingForLock', false);
  });
}

const OPERATIONS: Readonly<Record<string, string>> = {
  find: 'query',
  insert: 'insert',
  update: 'update',
  delete: 'remove',
  getMore: 'getmore',
};

function namespaceOf({ name, body }: UnderWay): string {
  const first = name === 'getMore' ? body.get('collection') : body.values[0];
  const db = body.get('$db');
  return `${typeof db === 'string' ? db : ''}.${typeof first === 'string' ? first : '$cmd'}`;
}
