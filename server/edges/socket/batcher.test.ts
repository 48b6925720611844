import { describe, expect, it } from '@jest/globals';
import { Batcher } from './batcher.ts';
import type { Connection } from './connection.ts';
import type { Packet } from './packet.ts';
import { People } from './people.ts';

/** A connection that writes down what it is sent. */
async function connection(people: People, userId: string) {
  const packets: Packet[] = [];
  const made = { userId, sessionId: `${userId}-session`, watched: [], send: (packet: Packet) => packets.push(packet) };
  await people.enter(made as unknown as Connection);
  const frames = () => packets.flatMap(({ message }) => (JSON.parse(message.slice(1)) as [string, string[]])[1]);
  return { packets, frames };
}

const frame = (text: string) => JSON.stringify(text);

describe('Batcher', () => {
  const setUp = async () => {
    const people = new People(async () => ['r1', 'r2']);
    const [alice, bob] = [await connection(people, 'alice'), await connection(people, 'bob')];
    const [a, b] = [people.find('alice'), people.find('bob')];
    if (a === undefined || b === undefined) throw new Error('they are there');
    return { people, batcher: new Batcher(people), alice, bob, a, b };
  };

  it('sends what a room gets in one turn as one packet, the same bytes to everybody', async () => {
    const { batcher, alice, bob } = await setUp();
    for (const text of ['1', '2', '3']) batcher.toRoom('r1', frame(text));
    batcher.flush();
    expect(alice.frames()).toEqual(['1', '2', '3']);
    expect(alice.packets).toHaveLength(1);
    expect(bob.packets[0]?.webSocketFrame()).toBe(alice.packets[0]?.webSocketFrame());
  });

  it('keeps the order between what is for a room and what is for one person', async () => {
    const { batcher, alice, bob, a } = await setUp();
    batcher.toRoom('r1', frame('1'));
    batcher.toPerson(a, frame('for alice'));
    batcher.toRoom('r1', frame('2'));
    batcher.toRoom('r2', frame('3'));
    batcher.toPerson(a, frame('for alice again'));
    batcher.flush();
    expect(alice.frames()).toEqual(['1', 'for alice', '2', '3', 'for alice again']);
    expect(bob.frames()).toEqual(['1', '2', '3']);
  });

  it('gives somebody what they were in a room for, and nothing of before they came or after they left', async () => {
    const { people, batcher, alice, bob, a } = await setUp();
    batcher.toRoom('r1', frame('1'));
    batcher.beforeMove(a, 'r1');
    people.move(a, 'r1', false);
    batcher.toPerson(a, frame('out'));
    batcher.toRoom('r1', frame('2'));
    batcher.beforeMove(a, 'r1');
    people.move(a, 'r1', true);
    batcher.toPerson(a, frame('in'));
    batcher.toRoom('r1', frame('3'));
    batcher.flush();
    expect(alice.frames()).toEqual(['1', 'out', 'in', '3']);
    expect(bob.frames()).toEqual(['1', '2', '3']);
  });

  it('writes texts of every length as frames that can be read', async () => {
    const { batcher, alice } = await setUp();
    for (const length of [1, 100, 125, 126, 65_500, 65_536, 70_000]) {
      batcher.toRoom('r1', frame('ü'.repeat(length)));
      batcher.flush();
      const bytes = alice.packets.at(-1)?.webSocketFrame() ?? Buffer.alloc(0);
      const [code] = [(bytes[1] ?? 0) & 0x7f];
      const start = code < 126 ? 2 : code === 126 ? 4 : 10;
      const said = code < 126 ? code : code === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
      expect(said).toBe(bytes.length - start);
      expect(bytes.subarray(start).toString()).toBe(`4${alice.packets.at(-1)?.message}`);
    }
  });
});

describe('People', () => {
  it('trusts the feed over what was loaded, when both speak of the same time', async () => {
    let answer = (_rooms: readonly string[]) => {};
    const people = new People(() => new Promise((resolve) => (answer = resolve)));
    const entering = connection(people, 'alice');
    const person = people.find('alice');
    if (person === undefined) throw new Error('she is there');
    people.move(person, 'left meanwhile', false);
    people.move(person, 'came meanwhile', true);
    answer(['left meanwhile', 'still there']);
    await entering;
    expect([...person.rooms].sort()).toEqual(['came meanwhile', 'still there']);
    expect(people.in('left meanwhile').size).toBe(0);
    expect(people.in('still there').size).toBe(1);
  });

  it('tries again to learn who is where while the store is away', async () => {
    let tries = 0;
    const people = new People(async () => {
      tries += 1;
      if (tries < 3) throw new Error('away');
      return ['r1'];
    });
    await connection(people, 'alice');
    expect(people.in('r1').size).toBe(1);
  });

  it('lets somebody in only when the newest loading is done, and lets go of who left meanwhile', async () => {
    const answers: ((rooms: readonly string[]) => void)[] = [];
    const people = new People(() => new Promise((resolve) => answers.push(resolve)));
    let isIn = false;
    const entering = connection(people, 'alice').then(() => (isIn = true));
    const reloading = people.reload();
    answers[0]?.(['of before']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isIn).toBe(false);
    answers[1]?.(['of now']);
    await Promise.all([entering, reloading]);
    expect([people.in('of before').size, people.in('of now').size]).toEqual([0, 1]);

    const short = { userId: 'bob', sessionId: 's', watched: [], send: () => {} } as unknown as Connection;
    const passing = people.enter(short);
    people.leave(short);
    answers[2]?.(['of now']);
    await passing;
    expect(people.in('of now').size).toBe(1);
  });

  it('forgets who has no connection left', async () => {
    const people = new People(async () => ['r1']);
    const made = { userId: 'alice', sessionId: 's', watched: [], send: () => {} } as unknown as Connection;
    await people.enter(made);
    people.watch(made, ['bob']);
    people.leave(made);
    expect(people.find('alice')).toBeUndefined();
    expect([people.in('r1').size, people.watching('bob').size, people.ofSession('s').size]).toEqual([0, 0, 0]);
  });
});
