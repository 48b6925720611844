import { BSON } from 'mongodb';
import { isPlain } from './recorded-case.ts';
import type { Plain } from './raw-connection.ts';

/** Fields that tell of the server's own doings. */
const NOISE = new Set(['$clusterTime', 'operationTime', 'electionId', 'opTime', 'topologyVersion', 'commitQuorum']);
/** Fields that are not compared: texts of errors, the topology, what only newer servers send. */
const UNCOMPARED = new Set([
  ...['errmsg', 'errInfo', 'waitedMS', 'wallTime', 'collectionUUID', 'connectionId'],
  ...['hosts', 'me', 'primary', 'setVersion', 'lastWrite'],
]);
const COUNTS = new Set(['ok', 'n', 'nModified']);
/** What was recorded has ids and times from before; what is newer was made by the server that answers now. */
const RECORDED_BEFORE = { oid: 1.72e12, timestamp: 1.72e9 };
const DAY_MS = 86_400_000;

/** Replaces what a server makes up in each run by `{$new: …}`; everything that a client asked for stays as it is. */
export function settle(value: unknown): unknown {
  if (value instanceof BSON.ObjectId)
    return value.getTimestamp().getTime() > RECORDED_BEFORE.oid ? { $new: 'oid' } : value;
  if (value instanceof BSON.Timestamp)
    return value.getHighBits() > RECORDED_BEFORE.timestamp ? { $new: 'timestamp' } : value;
  if (value instanceof Date) return value.getTime() > Date.now() - DAY_MS ? { $new: 'date' } : value;
  if (value instanceof BSON.Binary) return value.sub_type === 4 ? { $new: 'uuid' } : value;
  if (Array.isArray(value)) return value.map(settle);
  if (!isPlain(value)) return value;
  if (typeof value['_data'] === 'string' && Object.keys(value).length === 1) return { $new: 'token' };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NOISE.has(name))
      .map(([name, each]) => [name, settle(each)]),
  );
}

/** A reply of a command, settled. */
export function settleReply(reply: Plain): Plain {
  const settled = settle(reply) as Plain;
  const { cursor } = settled;
  if (isPlain(cursor) && cursor['id'] !== undefined) cursor['id'] = Number(cursor['id']) === 0 ? 0 : { $new: 'cursor' };
  for (const name of ['cursorsKilled', 'cursorsAlive']) {
    const cursors = settled[name];
    if (Array.isArray(cursors)) settled[name] = cursors.map(() => ({ $new: 'cursor' }));
  }
  return settled;
}

/** One text for equal answers: documents exactly as they are, the fields around them in any order. */
export function comparable(answers: unknown, events: unknown, unordered: boolean): string {
  const shape = {
    answers: (plain(answers) as Plain[]).map(around),
    events: Array.isArray(events) ? (plain(events) as Plain[]).map(around) : refusal(events),
  };
  return JSON.stringify(unordered ? withoutOrder(shape) : shape);
}

const plain = (value: unknown): unknown => JSON.parse(BSON.EJSON.stringify(value, { relaxed: false }));

function refusal(events: unknown): unknown {
  return isPlain(events) ? around(plain(events['refused']) as Plain) : events;
}

/** The frame of an answer: its fields sorted, counts as plain numbers, error texts left out. */
function around(reply: Plain): Plain {
  const kept = Object.entries(reply).filter(([name]) => !UNCOMPARED.has(name));
  return sorted(Object.fromEntries(kept.map(([name, value]) => [name, frameField(name, value)])));
}

function frameField(name: string, value: unknown): unknown {
  if (COUNTS.has(name)) return Number(isPlain(value) ? Object.values(value)[0] : value);
  if ((name === 'cursor' || name === 'lastErrorObject') && isPlain(value)) return sorted(value);
  if ((name === 'writeErrors' || name === 'upserted') && Array.isArray(value)) return value.map(around);
  return name === '$error' && isPlain(value) ? around(value) : value;
}

const sorted = (document: Plain): Plain =>
  Object.fromEntries(Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1)));

function withoutOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = value.map((each) => JSON.stringify(withoutOrder(each)));
    return texts.sort();
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutOrder(each)]));
}
