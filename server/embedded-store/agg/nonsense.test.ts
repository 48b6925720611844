import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Doc,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { operators } from './expressions/catalogue.ts';
import { Row, bareEnvironment, compileExpression, compilePipeline, evaluate, type PipelineHost } from './index.ts';
import { stages } from './stages/catalogue.ts';

/** The same nonsense in every run: a small generator of numbers between 0 and 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const texts = ['', 'x', 'abc', '$a', '$b.c', '$$ROOT', '$$this', '$$q', '2020-01-01', 'Europe/Rome', 'day', '%Y'];
const leaves: readonly Value[] = [
  ...[null, undefined, true, false, ...texts, 1.5, NaN, Infinity, -0, 5n, 2n ** 63n - 1n, -(2n ** 63n)],
  ...[0, 1, -3, 2147483647].map((value) => new Int32(value)),
  ...['1.5', 'NaN', '-Infinity', '1E+6144', '1E-6176'].map((text) => Decimal128.fromString(text)),
  ...[new Date(0), new Date(8.64e15), new Date(NaN), new ObjectId(), new Binary(Buffer.from('ab'))],
  ...[
    new Timestamp({ t: 1, i: 1 }),
    new BSONRegExp('a.', 'i'),
    new MinKey(),
    new MaxKey(),
    new Code('x'),
    [],
    new Doc(),
  ],
];
const names = [
  ...[
    'input',
    'to',
    'onError',
    'regex',
    'options',
    'date',
    'unit',
    'timezone',
    'format',
    'startDate',
    'endDate',
    'amount',
  ],
  ...[
    'binSize',
    'as',
    'in',
    'cond',
    'initialValue',
    'vars',
    'inputs',
    'defaults',
    'field',
    'value',
    'branches',
    'default',
  ],
  ...[
    'case',
    'then',
    'if',
    'else',
    'year',
    'month',
    'find',
    'replacement',
    'dateString',
    'k',
    'v',
    'a',
    'b.c',
    '$x',
    '_id',
  ],
  ...[
    'path',
    'from',
    'localField',
    'foreignField',
    'pipeline',
    'let',
    'groupBy',
    'boundaries',
    'buckets',
    'output',
    'size',
  ],
  ...[
    'newRoot',
    'coll',
    'into',
    'on',
    'whenMatched',
    'sortBy',
    'partitionBy',
    'startWith',
    'connectToField',
    'maxDepth',
  ],
];

const documents = [
  new Doc(['_id', 'a', 'b'], [new Int32(1), [new Int32(1), 'x', new Doc(['c'], [1.5])], new Doc(['c'], [[1, null]])]),
  new Doc(['_id', 'a'], ['z', 'text']),
];

const host: PipelineHost = {
  disk: undefined,
  stopIfUnwanted: () => undefined,
  async *read() {
    yield documents.map((document) => Row.ofBytes(encode(document)));
  },
  count: async () => 2,
  indexStats: async () => [],
  currentOp: async () => [],
  sessions: async () => [],
  collStats: async () => new Doc(),
  async replaceCollection(_, batches) {
    for await (const batch of batches) expect(batch.length).toBeGreaterThanOrEqual(0);
  },
  insert: async () => undefined,
  update: async (_, updates) => updates.map(() => 1),
  hasUniqueIndex: async () => true,
};

class Nonsense {
  constructor(readonly random: () => number) {}

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item;
  }

  value(depth: number): Value {
    const kind = this.random();
    if (depth === 0 || kind < 0.35) return this.pick(leaves);
    if (kind < 0.55) return Array.from({ length: this.random() * 4 }, () => this.value(depth - 1));
    if (kind > 0.75) return this.operation(depth - 1);
    const fields = Array.from({ length: this.random() * 4 }, () => this.pick(names));
    return new Doc(
      fields,
      fields.map(() => this.value(depth - 1)),
    );
  }

  operation(depth: number): Doc {
    return new Doc([this.pick([...operators.keys()])], [this.value(depth)]);
  }

  /** With the very names that the operator asks for, found out from what it says is missing. */
  wellNamed(): Doc {
    const operation = this.operation(0);
    operation.values[0] = new Doc();
    for (let tries = 0; tries < 6; tries++) {
      const missing = /(?:requires|Missing) '(\w+)'/.exec(
        fault(() => compileExpression(operation, bareEnvironment()))?.message ?? '',
      );
      if (!missing?.[1]) break;
      (operation.values[0] as Doc).push(missing[1], this.value(2));
    }
    return operation;
  }
}

function fault(run: () => unknown): Error | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

describe('nonsense', () => {
  it('as an expression is evaluated or refused with a code', () => {
    const nonsense = new Nonsense(chance(1));
    for (let tries = 0; tries < 6000; tries++) {
      const expression = tries % 2 === 0 ? nonsense.operation(3) : nonsense.wellNamed();
      const error = fault(() =>
        documents.map((document) => evaluate(compileExpression(expression, bareEnvironment()), document)),
      );
      if (error && !(error instanceof StoreError)) throw error;
    }
  });

  it('as a stage is run or refused with a code', async () => {
    const nonsense = new Nonsense(chance(2));
    for (let tries = 0; tries < 1500; tries++) {
      const stage = new Doc([nonsense.pick([...stages.keys()])], [nonsense.value(3)]);
      const error = await runAll([stage]).catch((reason: unknown) => reason);
      if (error !== undefined) expect(error).toBeInstanceOf(StoreError);
    }
  });
});

async function runAll(pipeline: Doc[]): Promise<undefined> {
  const { run } = compilePipeline(pipeline, { db: 'd', coll: 'c' }, bareEnvironment());
  for await (const batch of run(host)) for (const row of batch) encode(row.doc);
}
