import type { Collection } from 'mongodb';

export interface Message {
  _id: string;
  rid: string;
  msg: string;
  ts: Date;
  u: { _id: string; username: string; name: string };
  mentions: string[];
  md: unknown[];
  _updatedAt: Date;
}

export interface Operation {
  readonly name: string;
  readonly clients: number;
  /** What the design allows beside the store of the table that it names; shown, not enforced. */
  readonly aim: string;
  /** Runs for a while when absent. */
  readonly times?: number;
  run(messages: Collection<Message>, size: number): Promise<unknown>;
}

/** One room for every thousand messages. */
export const ROOM_SIZE = 1_000;
const FIRST = Date.UTC(2024, 0, 1);

export function message(number: number, size: number): Message {
  const user = `user${number % 50}`;
  const ts = new Date(FIRST + number * 1_000);
  return {
    _id: `message${String(number).padStart(10, '0')}`,
    rid: room(number % roomsOf(size)),
    msg: `message number ${number}, ${'about nothing in particular '.repeat(5)}`,
    ts,
    u: { _id: user, username: `${user}.name`, name: 'Some Body' },
    mentions: [],
    md: [{ type: 'PARAGRAPH', value: [{ type: 'PLAIN_TEXT', value: `message number ${number}` }] }],
    _updatedAt: ts,
  };
}

const roomsOf = (size: number): number => Math.max(1, Math.floor(size / ROOM_SIZE));
const room = (number: number): string => `room${String(number).padStart(13, '0')}`;
const below = (limit: number): number => Math.floor(Math.random() * limit);
const anyRoom = (size: number): string => room(below(roomsOf(size)));
const anyId = (size: number): string => message(below(size), size)._id;

let written = 0;

const insert: Operation['run'] = (messages, size) =>
  messages.insertOne({ ...message(below(size), size), _id: `new${process.pid}.${(written += 1)}` });
const newest: Operation['run'] = (messages, size) =>
  messages
    .find({ rid: anyRoom(size) })
    .sort({ ts: -1 })
    .limit(50)
    .toArray();

/** What a chat asks of its store, from the commonest to the dearest. */
export const operations: readonly Operation[] = [
  { name: 'insert, 1 writer, durable', clients: 1, aim: '≤ 0.9 of the prototype', run: insert },
  { name: 'insert, 32 writers, durable', clients: 32, aim: '≤ 0.8', run: insert },
  { name: 'newest 50 of a room', clients: 1, aim: '≤ 0.9', run: newest },
  { name: 'newest 50, 16 clients at once', clients: 16, aim: '≤ 0.9', run: newest },
  {
    name: 'page at random depth',
    clients: 1,
    aim: '≤ 0.85',
    run: (messages, size) =>
      messages
        .find({ rid: anyRoom(size), ts: { $lt: new Date(FIRST + below(size) * 1_000) } })
        .sort({ ts: -1 })
        .limit(50)
        .toArray(),
  },
  {
    name: 'find by id',
    clients: 1,
    aim: '≤ 0.95',
    run: (messages, size) => messages.findOne({ _id: anyId(size) }),
  },
  {
    name: 'update by id, durable',
    clients: 1,
    aim: '≤ 0.65',
    run: (messages, size) =>
      messages.updateOne({ _id: anyId(size) }, { $set: { msg: `edited ${below(1e9)}`, _updatedAt: new Date() } }),
  },
  {
    name: 'count of 1,000 by index',
    clients: 1,
    aim: '≤ 0.3',
    run: (messages, size) => messages.countDocuments({ rid: anyRoom(size) }),
  },
  {
    name: 'group of 1,000',
    clients: 1,
    aim: '≤ 0.6',
    run: (messages, size) =>
      messages
        .aggregate([
          { $match: { rid: anyRoom(size) } },
          { $group: { _id: '$u._id', n: { $sum: 1 }, last: { $max: '$ts' } } },
        ])
        .toArray(),
  },
  {
    name: 'regular expression over a room',
    clients: 1,
    aim: '≤ 0.5',
    run: (messages, size) => messages.find({ rid: anyRoom(size), msg: /number \d+7,/i }).toArray(),
  },
  {
    name: 'scan of everything',
    clients: 1,
    aim: '≤ 0.3',
    times: 5,
    run: (messages) => messages.find({ msg: 'nothing like it' }).toArray(),
  },
];
