import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Command } from '../command.ts';

/** Pages are given back by rewriting the file, which nobody may use meanwhile. */
export const compact: Command = {
  names: ['compact'],
  run() {
    throw new StoreError(
      'CommandNotSupported',
      'compact is not supported while the embedded store runs: stop it, run `npm run store -- compact --data DIR`, and start it again',
    );
  },
};

/** Refused by every member of a replica set. */
export const reIndex: Command = {
  names: ['reIndex'],
  run({ db, args }) {
    throw new StoreError(
      'IllegalOperation',
      `reIndex is only allowed on a standalone mongod instance. Cannot reIndex '${db}.${args.collection()}' while replication is active`,
    );
  },
};

/** Every answered write is on the disk, so there is nothing to bring there. */
export const fsync: Command = {
  names: ['fsync'],
  adminOnly: true,
  run({ args }) {
    if (args.bool('lock')) {
      throw new StoreError('CommandNotSupported', 'fsync with a lock is not supported by the embedded store');
    }
    return { fields: Doc.of({ numFiles: new Int32(1) }) };
  },
};

export const fsyncUnlock: Command = {
  names: ['fsyncUnlock'],
  adminOnly: true,
  run() {
    throw new StoreError('IllegalOperation', 'fsyncUnlock called when not locked');
  },
};
