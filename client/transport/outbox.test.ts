import { describe, expect, it } from '@jest/globals';
import { CallFailure } from './call-failure.ts';
import { Outbox } from './outbox.ts';
import { memoryStorage, type Outgoing, type OutboxStorage } from './outbox-storage.ts';

/** A server that keeps each id once, and whose answers a test can spoil. */
function aServer() {
  const stored: { id: string; roomId: string; body: string }[] = [];
  const faults: ((draft: { body: string }) => void)[] = [];
  const send = async (draft: { id: string; roomId: string; body: string }) => {
    await Promise.resolve();
    const fault = faults.shift();
    if (!stored.some((one) => one.id === draft.id)) stored.push(draft);
    fault?.(draft);
  };
  return { stored, faults, send };
}

function anOutbox(
  send: (draft: { id: string; roomId: string; body: string }) => Promise<unknown>,
  storage: OutboxStorage,
) {
  let waiting: readonly Outgoing[] = [];
  const outbox = new Outbox({ storage, send, onChange: (now) => (waiting = now), delay: () => 0 });
  return { outbox, waiting: () => waiting };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe('Outbox', () => {
  it('keeps what is written offline and sends it in order, once, when the connection stands', async () => {
    const server = aServer();
    const { outbox, waiting } = anOutbox(server.send, memoryStorage());
    await outbox.open('alice');
    for (const body of ['one', 'two', 'three']) outbox.add('room-1', body);
    expect(waiting().map((outgoing) => outgoing.body)).toEqual(['one', 'two', 'three']);
    expect(server.stored).toEqual([]);

    outbox.setOnline(true);
    await until(() => waiting().length === 0);
    expect(server.stored.map((message) => message.body)).toEqual(['one', 'two', 'three']);
  });

  it('survives a reload: the next page sends what the last one left, under the same ids', async () => {
    const server = aServer();
    const storage = memoryStorage();
    const before = anOutbox(server.send, storage);
    await before.outbox.open('alice');
    const ids = ['one', 'two'].map((body) => before.outbox.add('room-1', body));
    await until(() => before.waiting().length === 2);

    const { outbox, waiting } = anOutbox(server.send, storage);
    await outbox.open('alice');
    outbox.setOnline(true);
    await until(() => waiting().length === 0);
    expect(server.stored.map((message) => message.id)).toEqual(ids);
    expect(await storage.load('alice')).toEqual([]);
  });

  it('sends again with the same id when the answer was lost, so that the server keeps one', async () => {
    const server = aServer();
    server.faults.push(() => {
      throw new CallFailure('no-answer');
    });
    const { outbox, waiting } = anOutbox(server.send, memoryStorage());
    await outbox.open('alice');
    outbox.setOnline(true);
    outbox.add('room-1', 'one');
    await until(() => waiting().length === 0);
    expect(server.stored).toHaveLength(1);
  });

  it('does not let a later message of a room overtake one that is retried', async () => {
    const order: string[] = [];
    let failures = 3;
    const { outbox, waiting } = anOutbox(async ({ body }) => {
      if (body === 'one' && failures > 0) {
        failures -= 1;
        throw new CallFailure('try-again');
      }
      order.push(body);
    }, memoryStorage());
    await outbox.open('alice');
    outbox.setOnline(true);
    for (const body of ['one', 'two', 'three']) outbox.add('room-1', body);
    await until(() => waiting().length === 0);
    expect(order).toEqual(['one', 'two', 'three']);
  });

  it('shows a refused message with its reason, lets later ones pass, and retries it when its author wants', async () => {
    const server = aServer();
    server.faults.push(() => {
      server.stored.pop();
      throw new CallFailure('message-too-long');
    });
    const { outbox, waiting } = anOutbox(server.send, memoryStorage());
    await outbox.open('alice');
    outbox.setOnline(true);
    const id = outbox.add('room-1', 'one');
    outbox.add('room-1', 'two');
    await until(() => waiting().length === 1 && waiting()[0]?.refused !== null);
    expect(waiting()[0]).toMatchObject({ id, refused: 'message-too-long' });
    expect(server.stored.map((message) => message.body)).toEqual(['two']);

    outbox.retry(id);
    await until(() => waiting().length === 0);
    expect(server.stored.map((message) => message.body)).toEqual(['two', 'one']);
  });

  it('never sends in the name of another user of the same browser', async () => {
    const server = aServer();
    const storage = memoryStorage();
    const { outbox, waiting } = anOutbox(server.send, storage);
    await outbox.open('alice');
    outbox.add('room-1', 'mine');
    await until(() => waiting().length === 1);
    outbox.close();
    await outbox.open('bob');
    outbox.setOnline(true);
    expect(waiting()).toEqual([]);
    expect(server.stored).toEqual([]);
    expect(await storage.load('alice')).toHaveLength(1);
  });

  it('works on when the storage does not', async () => {
    const server = aServer();
    const full = async (): Promise<never> => {
      throw new Error('quota exceeded');
    };
    const { outbox, waiting } = anOutbox(server.send, { load: full, put: full, remove: full });
    await outbox.open('alice');
    outbox.setOnline(true);
    outbox.add('room-1', 'one');
    await until(() => waiting().length === 0);
    expect(server.stored).toHaveLength(1);
  });
});
