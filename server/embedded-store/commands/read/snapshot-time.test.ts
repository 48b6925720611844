import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import type { Plain } from '../../testing/raw-connection.ts';
import { askedStore, type AskedStore } from '../../testing/ask.ts';

/** Reads of the level `snapshot` outside of a transaction name their time, and can be repeated while nothing is written. */
describe('the time of a snapshot', () => {
  let store: AskedStore;

  beforeAll(async () => {
    store = await askedStore();
    await store.fill([{ _id: 1, a: 'x' }]);
  });

  afterAll(() => store.stop());

  const commands: [string, Plain][] = [
    ['find', { find: 'c' }],
    ['aggregate', { aggregate: 'c', pipeline: [], cursor: {} }],
    ['distinct', { distinct: 'c', key: 'a' }],
  ];

  it.each(commands)('%s tells it', async (_name, command) => {
    const at = await timeOf(command);
    expect(at).toBeInstanceOf(BSON.Timestamp);
    expect(await store.code({ ...command, readConcern: { level: 'snapshot', atClusterTime: at } })).toBe(0);
  });

  it.each(commands)('%s does not answer with what was written later', async (_name, command) => {
    const at = await timeOf(command);
    await store.ask({ insert: 'c', documents: [{ a: 'y' }] });
    expect(await store.code({ ...command, readConcern: { level: 'snapshot', atClusterTime: at } })).toBe(239);
  });

  it('is told to nobody else', async () => {
    const reply = await store.ask({ find: 'c', readConcern: { level: 'majority' } });
    expect(reply['cursor']).not.toHaveProperty('atClusterTime');
  });

  async function timeOf(command: Plain): Promise<unknown> {
    const reply = await store.ask({ ...command, readConcern: { level: 'snapshot' } });
    const { atClusterTime } = (reply['cursor'] ?? reply) as Plain;
    return atClusterTime;
  }
});
