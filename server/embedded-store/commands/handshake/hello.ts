import { setTimeout as delay } from 'node:timers/promises';
import { equalValues } from '../../bson/compare.ts';
import type { Timestamp } from '../../bson/values.ts';
import { Doc, Int32, ObjectId } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { toTimestamp } from '../../oplog/log-time.ts';
import { SESSION_TIMEOUT_MINUTES } from '../../session/session-registry.ts';
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES, MAX_WRITE_BATCH } from '../../wire/limits.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { SET_NAME } from '../engine.ts';

/** The wire version of MongoDB 5.0, whose behaviour the store follows. */
const WIRE_VERSION = 13;

/** Never an election: the same for as long as there is a store. */
const ELECTION = new ObjectId('7fffffff0000000000000001');

export const hello: Command = {
  names: ['hello'],
  run: (context) => answer(context, 'isWritablePrimary'),
};

/** The older spelling, by which drivers greet a server that they do not know. */
export const isMaster: Command = {
  names: ['isMaster', 'ismaster'],
  run: (context) => answer(context, 'ismaster'),
};

/** Tells one life of the store from the next; within a life the topology never changes. */
const TOPOLOGY = new Doc(['processId', 'counter'], [new ObjectId(), 0n]);

async function answer(context: CommandContext, primaryField: string): Promise<Reply> {
  const { args, engine, client } = context;
  await newsOfTopology(context);
  const { address } = engine.node;
  const time: Timestamp = toTimestamp(engine.log.visible);
  const now = new Date();
  const opTime = Doc.of({ ts: time, t: 1n });
  const fields = new Doc();
  if (args.bool('helloOk')) fields.push('helloOk', true);
  fields.push('hosts', [address]).push('setName', SET_NAME).push('setVersion', new Int32(1));
  fields.push(primaryField, true).push('secondary', false);
  fields.push('primary', address).push('me', address).push('electionId', ELECTION);
  fields.push(
    'lastWrite',
    Doc.of({ opTime, lastWriteDate: now, majorityOpTime: opTime.clone(), majorityWriteDate: now }),
  );
  fields.push('maxBsonObjectSize', new Int32(MAX_DOCUMENT_BYTES));
  fields.push('maxMessageSizeBytes', new Int32(MAX_MESSAGE_BYTES));
  fields.push('maxWriteBatchSize', new Int32(MAX_WRITE_BATCH)).push('localTime', now);
  fields.push('logicalSessionTimeoutMinutes', new Int32(SESSION_TIMEOUT_MINUTES));
  fields.push('topologyVersion', TOPOLOGY).push('connectionId', new Int32(client.connectionId));
  fields.push('minWireVersion', new Int32(0)).push('maxWireVersion', new Int32(WIRE_VERSION)).push('readOnly', false);
  return { fields };
}

/**
 * A client that says which topology it knows waits for another one, at most as long as it says.
 * @throws StoreError with MongoDB's codes
 */
async function newsOfTopology({ args, signal }: CommandContext): Promise<void> {
  const known = args.document('topologyVersion');
  const most = args.count('maxAwaitTimeMS', 'BadValue');
  if (known && most === undefined) {
    throw new StoreError(31368, "A request with a 'topologyVersion' must include 'maxAwaitTimeMS'");
  }
  if (!known) {
    if (most === undefined) return;
    throw new StoreError(31368, "A request with 'maxAwaitTimeMS' must include a 'topologyVersion'");
  }
  const [process, counter] = [known.get('processId'), known.get('counter')];
  if (!(process instanceof ObjectId)) throw args.wrongType('topologyVersion.processId', process, 'objectId');
  if (typeof counter !== 'bigint') throw args.wrongType('topologyVersion.counter', counter, 'long');
  // A client that knows an earlier life of the store hears of this one at once.
  if (!equalValues(process, TOPOLOGY.get('processId'))) return;
  if (counter > 0n) {
    throw new StoreError(
      31382,
      `Received a topology version with counter: ${counter} which is greater than the server topology version counter: 0`,
    );
  }
  try {
    await delay(most, undefined, { signal, ref: false });
  } catch {
    throw signal.reason;
  }
}
