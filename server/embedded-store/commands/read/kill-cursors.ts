import { Doc, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';

const FIELDS: ReadonlySet<string> = new Set(['killCursors', 'cursors']);

export const killCursors: Command = {
  names: ['killCursors'],
  inTransaction: true,
  run({ args, db, engine }): Reply {
    const collection = args.collection();
    if (collection === '') throw new StoreError('InvalidNamespace', `Invalid namespace specified '${db}.'`);
    args.only(FIELDS);
    const ids = args.array('cursors') ?? args.missing('cursors');
    const killed: Value[] = [];
    const notFound: Value[] = [];
    for (const id of ids) {
      if (typeof id !== 'bigint') throw args.wrongType('cursors', id, 'long');
      (engine.cursors.kill(id) ? killed : notFound).push(id);
    }
    const fields = { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] };
    return { fields: Doc.of(fields) };
  },
};
