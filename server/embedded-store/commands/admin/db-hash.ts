import { createHash } from 'node:crypto';
import { compileFilter } from '../../match/compile-filter.ts';
import { Doc, Int32, type Value } from '../../bson/values.ts';
import { runFind } from '../../plan/index.ts';
import type { Collection } from '../../store/collection.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';

/** Documents that are read at a time. */
const HANDFUL = { documents: 256, bytes: 1024 * 1024 };

/** MD5 sums of the documents in the order of `_id`: equal where two stores hold the same. */
export const dbHash: Command = {
  names: ['dbHash', 'dbhash'],
  async run(context): Promise<Reply> {
    const { args, db, engine } = context;
    const wanted = args.array('collections');
    const sums = new Doc();
    const all = createHash('md5');
    const started = performance.now();
    for (const collection of engine.store.collections(db)) {
      if (wanted !== undefined && wanted.length > 0 && !wanted.includes(collection.name)) continue;
      if (collection.name.startsWith('system.')) continue;
      const sum = await hashOf(context, collection);
      sums.push(collection.name, sum);
      all.update(sum);
    }
    const named = (options: (collection: Collection) => boolean): Value[] =>
      engine.store
        .collections(db)
        .filter(options)
        .map(({ name }) => name);
    return {
      fields: Doc.of({
        host: engine.node.address,
        collections: sums,
        capped: named(({ options }) => options.get('capped') === true),
        uuids: new Doc(
          sums.names.slice(),
          sums.names.map((name) => engine.store.find(`${db}.${name}`)?.uuid ?? null),
        ),
        md5: all.digest('hex'),
        timeMillis: new Int32(Math.round(performance.now() - started)),
      }),
    };
  },
};

async function hashOf({ engine, signal }: CommandContext, collection: Collection): Promise<string> {
  const hash = createHash('md5');
  const query = { filter: compileFilter(new Doc()), sort: Doc.of({ _id: new Int32(1) }), hint: '_id_', signal };
  const execution = runFind(engine.store, collection, query);
  try {
    for (;;) {
      const documents = await execution.nextBatch(HANDFUL);
      if (documents.length === 0) return hash.digest('hex');
      for (const document of documents) hash.update(document);
    }
  } finally {
    execution.close();
  }
}
