import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { askedStore, type AskedStore } from '../../testing/ask.ts';
import type { Plain } from '../../testing/raw-connection.ts';

const { Decimal128, Double, Long, Timestamp } = BSON;
const at = (t: number, i: number): unknown => new Timestamp({ t, i });

describe('the options of a find', () => {
  let store: AskedStore;

  beforeAll(async () => {
    store = await askedStore();
    await store.fill([1, 2, 3, 4].map((_id) => ({ _id, n: _id % 2 })));
  });
  afterAll(() => store.stop());

  const answers: readonly [Plain, unknown][] = [
    [{ limit: 1.5 }, [1]],
    [{ limit: Decimal128.fromString('2.7') }, [1, 2]],
    [{ limit: true }, 14],
    [{ skip: new Double(2.9) }, [3, 4]],
    [{ skip: Long.fromNumber(-1) }, 51024],
    [{ singleBatch: 'x' }, 14],
    [{ allowPartialResults: 'x' }, 14],
    [{ ntoreturn: 1, limit: 1 }, 2],
    [{ maxScan: 1 }, 40415],
    [{ hint: null }, 9],
    [{ hint: {} }, [1, 2, 3, 4]],
    [{ hint: '' }, 2],
    [{ sort: null, hint: { $natural: -1 } }, [4, 3, 2, 1]],
    [{ sort: { $natural: -1 } }, [4, 3, 2, 1]],
    [{ sort: { $natural: 1 }, hint: { $natural: -1 } }, 2],
    [{ sort: { $natural: 1 }, hint: { _id: 1 } }, 2],
    [{ sort: { $natural: 1, n: 1 } }, 2],
    [{ sort: { n: 1 }, hint: { $natural: 1 } }, [2, 4, 1, 3]],
    [{ hint: { $natural: 1, n: 1 }, sort: null }, 2],
    [{ min: { _id: 2 }, hint: { $natural: 1 }, sort: null }, 291],
    [{ min: { _id: 2 }, max: { _id: 4 }, hint: '_id_' }, [2, 3]],
    [{ maxTimeMS: 'x' }, 2],
    [{ maxTimeMS: null }, 2],
    [{ maxTimeMS: 1.5 }, 2],
    [{ maxTimeMS: Long.fromString('9999999999') }, 2],
    [{ let: { A: 1 } }, 9],
    [{ let: { a: '$n' } }, 4890500],
    [{ let: { a: 1, b: { $add: ['$$a', 2] } }, filter: { $expr: { $eq: ['$_id', '$$b'] } } }, [3]],
    [{ let: { a: '$$b', b: 1 } }, 17276],
    [{ readConcern: { afterClusterTime: 1 } }, 14],
    [{ readConcern: { afterClusterTime: at(0, 0) } }, 72],
    [{ readConcern: { afterClusterTime: at(4_000_000_000, 1) } }, 72],
    [{ readConcern: { level: 'local', atClusterTime: at(1, 1) } }, 72],
    [{ collation: { locale: 'simple' } }, [1, 2, 3, 4]],
    [{ collation: { locale: 'en' } }, 2],
    [{ apiVersion: '1', apiStrict: true }, [1, 2, 3, 4]],
    [{ apiVersion: '1', apiStrict: true, returnKey: true }, 323],
    [{ apiVersion: '2' }, 322],
    [{ apiVersion: 1 }, 14],
    [{ apiStrict: true }, 4886600],
    [{ $queryOptions: {} }, [1, 2, 3, 4]],
  ];
  it.each(answers)('%j', async (options, answer) => {
    expect(await store.ids({}, options)).toEqual(answer);
  });

  it('may be nested as deep as a command may be', async () => {
    const nested = (depth: number): Plain => (depth === 0 ? { $gt: 1 } : { $not: nested(depth - 1) });
    expect(await store.code({ find: 'c', filter: { a: nested(197) } })).toBe(0);
    expect(await store.code({ find: 'c', filter: { a: nested(198) } })).toBe(15);
  });

  const codes: readonly [Plain, number][] = [
    [{ find: 'missing', sort: { a: 2 } }, 15975],
    [{ find: 'missing', sort: { a: { $meta: 'textScore' } } }, 40218],
    [{ find: 'missing', min: { a: 1 }, max: { b: 1 } }, 51176],
    [{ find: 'missing', tailable: true, sort: { a: 1 } }, 2],
    [{ find: 'missing', tailable: true }, 0],
    [{ findAndModify: 'missing', sort: { a: 2 }, remove: true }, 15975],
    [{ findAndModify: 'missing', sort: { a: 2 }, update: { a: 1 } }, 15975],
    [{ find: 'a$b' }, 73],
    [{ find: 'c', $db: 'a.b' }, 73],
    [{ find: 'c', $db: 'a$b' }, 0],
    [{ insert: 'c', documents: [{}], $db: 'a$b' }, 73],
    [{ ping: 1, maxTimeMS: 'x' }, 2],
    [{ ping: 1, readConcern: { level: 'majority' } }, 72],
    [{ count: 'c', apiVersion: '1', apiStrict: true }, 323],
    [{ distinct: 'c', key: 'n', hint: '_id_' }, 40415],
  ];
  it.each(codes)('%j', async (command, code) => {
    expect(await store.code(command)).toBe(code);
  });
});
