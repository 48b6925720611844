import { Doc, Int32 } from '../../bson/values.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { directWriter, transactionWriter } from './document-writer.ts';
import { newDocument } from './new-document.ts';
import { readBatch, runStatements, type Prepared } from './statements.ts';
import { ensureCollection } from './target.ts';
import { changeInTransaction } from './in-transaction.ts';
import { writeReply } from './write-reply.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'insert',
  'documents',
  'ordered',
  'bypassDocumentValidation',
  'stmtIds',
  'stmtId',
]);

const ONE = new Int32(1);

export const insert: Command = { names: ['insert'], writes: true, inTransaction: true, retryable: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, db, sequences } = context;
  const ns = writableNamespaceOf(db, args.collection());
  const documents = await readBatch(context, () => {
    args.only(FIELDS);
    return sequences.get('documents') ?? notAnArray(args);
  });
  const outcome = await runStatements(context, documents.length, (i) =>
    prepare(context, ns, documents.at(i) ?? Buffer.alloc(0)),
  );
  return writeReply(context, outcome);
}

function notAnArray(args: Arguments): never {
  const documents = args.doc.get('documents');
  if (documents === undefined) args.missing('documents');
  throw args.wrongType('documents', documents, 'array');
}

function prepare(context: CommandContext, ns: string, document: Buffer): Prepared {
  const { engine, transaction } = context;
  const { id, bytes } = newDocument(document, engine.log.lastTime + 1n);
  const result = new Doc(['n', '_id'], [ONE, id]);
  if (transaction) {
    return {
      kind: 'search',
      run: () =>
        changeInTransaction(context, ns, (collection) => {
          transactionWriter(context, transaction).insert(collection, id, bytes);
          return result;
        }),
    };
  }
  return {
    kind: 'direct',
    write(txn) {
      directWriter(context, txn).insert(ensureCollection(engine, txn, ns), id, bytes);
      return result;
    },
  };
}
