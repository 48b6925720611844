import { once } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';
import { BSON } from 'mongodb';

/** A document as the driver's codec gives it with all types kept. */
export type Plain = Record<string, unknown>;

/** One connection on which commands go out as they are: nothing of a driver stands between. */
export interface RawConnection {
  command(command: Plain): Promise<Plain>;
  end(): void;
}

const OP_MSG = 2013;
/** Frame header (16 bytes), flags (4), and the kind of the only section (1). */
const BODY_AT = 21;

/** @param place of a server: `{path}` of a unix socket, or `{host, port}` */
export async function openConnection(place: NetConnectOpts): Promise<RawConnection> {
  const socket = connect(place);
  await once(socket, 'connect');
  const replies = frames(socket);
  let last: Promise<unknown> = Promise.resolve();
  let requests = 0;
  return {
    command(command) {
      const reply = last.then(async () => {
        socket.write(frameOf(command, ++requests));
        const { value, done } = await replies.next();
        if (done) throw new Error('the server closed the connection');
        return BSON.deserialize(value.subarray(BODY_AT), { promoteValues: false, bsonRegExp: true });
      });
      last = reply.catch(() => undefined);
      return reply;
    },
    end: () => void socket.destroy(),
  };
}

function frameOf(command: Plain, id: number): Buffer {
  const body = BSON.serialize(command, { checkKeys: false });
  const frame = Buffer.alloc(BODY_AT + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(id, 4);
  frame.writeInt32LE(OP_MSG, 12);
  frame.set(body, BODY_AT);
  return frame;
}

async function* frames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const size = held.readInt32LE(0);
      yield held.subarray(0, size);
      held = held.subarray(size);
    }
  }
}
