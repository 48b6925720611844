import { Doc, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';

/** For tests of those who retry: makes chosen commands fail. Only understood when the store was started for tests. */
export const configureFailPoint: Command = {
  names: ['configureFailPoint'],
  adminOnly: true,
  run({ args, engine }): Reply {
    if (!engine.testCommands) throw new StoreError('CommandNotFound', "no such command: 'configureFailPoint'");
    const mode = args.doc.get('mode');
    const data = new Arguments('configureFailPoint.data', args.document('data') ?? new Doc());
    const times = mode instanceof Doc ? mode.get('times') : undefined;
    engine.failPoint =
      mode === 'off'
        ? undefined
        : {
            commands: new Set((data.array('failCommands') ?? []).map(String)),
            left: isNumber(times) ? toNumber(times) : Infinity,
            errorCode: data.int('errorCode'),
            writeConcernError: data.document('writeConcernError'),
            errorLabels: data.array('errorLabels')?.map(String),
            closeConnection: data.bool('closeConnection') ?? false,
            blockMs: data.bool('blockConnection') ? (data.int('blockTimeMS') ?? 0) : 0,
          };
    return { fields: new Doc() };
  },
};
