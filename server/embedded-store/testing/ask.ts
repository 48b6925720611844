import { openConnection, type Plain } from './raw-connection.ts';
import { startStore } from './start-store.ts';

/** A store to which commands go out as they are written, on the database `t` unless they name another. */
export interface AskedStore {
  ask(command: Plain): Promise<Plain>;
  /** The code with which the command, or its first write, was refused; 0 when it was not. */
  code(command: Plain): Promise<number>;
  /** The `_id`s that a filter finds in the collection `c`, in their order; the code where it is refused. */
  ids(filter: Plain, more?: Plain): Promise<unknown>;
  /** Empties the collection `c` and puts these documents into it. */
  fill(documents: readonly Plain[], indexes?: readonly Plain[]): Promise<void>;
  stop(): Promise<void>;
}

export async function askedStore(): Promise<AskedStore> {
  const store = await startStore();
  const connection = await openConnection({ path: store.socketPath });
  return {
    ask: ({ $db = 't', ...command }) => connection.command({ ...command, $db }),
    async code({ $db = 't', ...command }) {
      return codeOf(await connection.command({ ...command, $db }));
    },
    async ids(filter, more = {}) {
      const reply = await connection.command({ find: 'c', filter, sort: { _id: 1 }, ...more, $db: 't' });
      const { cursor } = reply as { cursor?: { firstBatch: { _id: unknown }[] } };
      return cursor ? cursor.firstBatch.map(({ _id }) => JSON.parse(JSON.stringify(_id))) : codeOf(reply);
    },
    async fill(documents, indexes = []) {
      await connection.command({ drop: 'c', $db: 't' });
      const refused = codeOf(await connection.command({ insert: 'c', documents, $db: 't' }));
      if (refused !== 0) throw new Error(`the documents were refused with ${refused}`);
      if (indexes.length > 0) await connection.command({ createIndexes: 'c', indexes, $db: 't' });
    },
    async stop() {
      connection.end();
      await store.stop();
    },
  };
}

function codeOf(reply: Plain): number {
  const { ok, code, writeErrors } = reply as { ok: unknown; code?: unknown; writeErrors?: { code: unknown }[] };
  if (writeErrors?.[0]) return Number(writeErrors[0].code);
  return Number(ok) === 1 ? 0 : Number(code);
}
