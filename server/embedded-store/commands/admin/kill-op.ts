import { Doc, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Command } from '../command.ts';
import { findOperation } from './operations.ts';

/** Ends a command that `currentOp` tells of; one that is over already is none to end, and that is fine, too. */
export const killOp: Command = {
  names: ['killOp'],
  adminOnly: true,
  run({ body, args }) {
    const op = body.get('op');
    if (op === undefined || op === null) throw new StoreError('NoSuchKey', 'Missing expected field "op"');
    if (!isNumber(op)) throw args.wrongType('op', op, 'long');
    findOperation(toNumber(op))?.client?.interrupt?.();
    return { fields: Doc.of({ info: 'attempting to kill op' }) };
  },
};
