import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';
import { whole } from './whole.ts';

/** How many bytes the documents of a collection take, and how many they are. */
export const dataSize: Command = {
  names: ['dataSize', 'datasize'],
  run({ args, body, engine }): Reply {
    const ns = args.requiredString(body.names[0] ?? '');
    if (['min', 'max', 'keyPattern'].some((field) => args.given(field))) {
      throw new StoreError('CommandNotSupported', 'dataSize of a range is not supported by the embedded store');
    }
    const collection = engine.store.find(ns);
    return {
      fields: Doc.of({
        size: whole(collection?.size ?? 0),
        numObjects: whole(collection?.count ?? 0),
        millis: whole(0),
        estimate: false,
      }),
    };
  },
};
