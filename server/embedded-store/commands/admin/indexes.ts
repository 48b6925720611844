import { takeBackOnAbort } from '../write/take-back.ts';
import { encode } from '../../bson/encode.ts';
import { Doc, Int32, isNumber, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { createIndexes as makeIndexes, dropIndexes as removeIndexes } from '../../index/index.ts';
import { knownOptions } from '../../index/spec-options.ts';
import type { Collection } from '../../store/collection.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { answerCursor } from '../cursors/answer-cursor.ts';
import { ListSource } from '../cursors/execution-source.ts';
import { namespaceOf, writableNamespaceOf } from '../namespace.ts';
import { batchSizeIn } from './list-collections.ts';

const CREATE_FIELDS: ReadonlySet<string> = new Set([
  'createIndexes',
  'indexes',
  'commitQuorum',
  'ignoreUnknownIndexOptions',
  'v',
]);

export const createIndexes: Command = {
  names: ['createIndexes'],
  writes: true,
  inTransaction: true,
  async run({ args, db, engine, transaction }): Promise<Reply> {
    const ns = writableNamespaceOf(db, args.collection());
    args.only(CREATE_FIELDS);
    const given = args.docs('indexes') ?? args.missing('indexes');
    demandCommitQuorum(args.doc.get('commitQuorum'));
    const specs = args.bool('ignoreUnknownIndexOptions') ? given.map(knownOptions) : given;
    if (specs.length === 0) throw new StoreError('BadValue', 'Must specify at least one index to create');
    if (transaction && (engine.store.find(ns)?.count ?? 0) > 0) {
      throw new StoreError(
        'OperationNotSupportedInTransaction',
        `Cannot create new indexes on existing collection ${ns} in a multi-document transaction.`,
      );
    }
    const made = await makeIndexes(engine.store, ns, specs);
    const collection = made.created ? engine.store.find(ns) : undefined;
    if (transaction && collection) takeBackOnAbort(engine, transaction, collection);
    const fields = Doc.of({ numIndexesBefore: new Int32(made.before), numIndexesAfter: new Int32(made.after) });
    if (made.note) fields.push('note', made.note);
    else fields.push('createdCollectionAutomatically', made.created);
    return { fields };
  },
};

/** There is one member, which is ready when it is ready. */
function demandCommitQuorum(quorum: Value): void {
  if (quorum === undefined || quorum === null || typeof quorum === 'string' || isNumber(quorum)) return;
  throw new StoreError('FailedToParse', 'commitQuorum has to be a number or a string');
}

const LIST_FIELDS: ReadonlySet<string> = new Set(['listIndexes', 'cursor', 'includeBuildUUIDs']);

export const listIndexes: Command = {
  names: ['listIndexes'],
  run(context): Promise<Reply> {
    const collection = existing(context, 'listIndexes');
    context.args.only(LIST_FIELDS);
    const specs = collection.indexes.map(({ spec }) => encode(spec));
    return answerCursor(context, new ListSource(specs), {
      ns: collection.ns,
      batchSize: batchSizeIn(context) ?? Math.max(1, specs.length),
    });
  },
};

const DROP_FIELDS: ReadonlySet<string> = new Set(['dropIndexes', 'deleteIndexes', 'index']);

export const dropIndexes: Command = {
  names: ['dropIndexes', 'deleteIndexes'],
  writes: true,
  async run(context): Promise<Reply> {
    const { args, engine } = context;
    const collection = existing(context, 'dropIndexes');
    args.only(DROP_FIELDS);
    const which = args.doc.get('index');
    if (which === undefined || which === null) args.missing('index');
    if (typeof which !== 'string' && !(which instanceof Doc) && !isNames(which)) {
      throw args.wrongType('index', which, 'string');
    }
    const before = await removeIndexes(engine.store, collection, which);
    const fields = Doc.of({ nIndexesWas: new Int32(before) });
    if (which === '*') fields.push('msg', 'non-_id indexes dropped for collection');
    return { fields };
  },
};

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function existing({ args, db, engine }: CommandContext, command: string): Collection {
  const ns = namespaceOf(db, args.collection());
  const collection = engine.store.find(ns);
  if (!collection)
    throw new StoreError(
      'NamespaceNotFound',
      command === 'listIndexes' ? `ns does not exist: ${ns}` : `ns not found ${ns}`,
    );
  return collection;
}
