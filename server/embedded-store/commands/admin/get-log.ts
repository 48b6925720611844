import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';
import { whole } from './whole.ts';

/** The log, and what there was to say at the start, which is nothing. */
const LOGS = ['global', 'startupWarnings'];

export const getLog: Command = {
  names: ['getLog'],
  adminOnly: true,
  run({ body, args, engine }): Reply {
    const name = body.get('getLog');
    if (typeof name !== 'string') throw args.wrongType('getLog', name, 'string');
    if (name === '*') return { fields: Doc.of({ names: LOGS }) };
    if (!LOGS.includes(name)) throw new StoreError('OperationFailed', `No log named '${name}'`);
    const { total, newest } = engine.logLines;
    const isGlobal = name === 'global';
    return {
      fields: Doc.of({ totalLinesWritten: whole(isGlobal ? total : 0), log: isGlobal ? [...newest] : [] }),
    };
  },
};
