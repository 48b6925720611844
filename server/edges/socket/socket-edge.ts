import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import type { Feed, Hub } from '../../changes/index.ts';
import { recheckSession, type Authenticated } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import { createTyping, type PresenceKeeper } from '../../domain/presence/index.ts';
import { listJoinedIds } from '../../domain/rooms/index.ts';
import { isOurPage } from '../http/origin.ts';
import { callMethod, CALLS_PER_SECOND } from './call-method.ts';
import { Connection } from './connection.ts';
import { createDelivery } from './deliver.ts';
import { admit } from './handshake.ts';
import { People } from './people.ts';
import { createSendLimit } from './send-limit.ts';

export const SOCKET_PATH = '/socket.io/';

/** The largest frame a client may send. */
const LARGEST_FRAME_BYTES = 1_000_000;
/** A connection that does not log in within this time is closed. */
const LOGIN_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 1_000;

export interface SocketEdgeParts {
  readonly ctx: Context;
  readonly hub: Hub;
  readonly feed: Pick<Feed, 'healthy'>;
  readonly presence: PresenceKeeper;
}

/** Socket.io for our own client. It listens nowhere by itself: whoever owns the port hands it what is under `SOCKET_PATH`. */
export interface SocketEdge {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  answer(request: IncomingMessage, response: ServerResponse): void;
  connectionCount(): number;
  close(): Promise<void>;
}

export function createSocketEdge({ ctx, hub, feed, presence }: SocketEdgeParts): SocketEdge {
  const io = new Server({
    path: SOCKET_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST_FRAME_BYTES,
    connectTimeout: LOGIN_WITHIN_MS,
    allowRequest: (request, decide) => decide(null, isOurPage(ctx.config, request, { unsaid: true })),
  });
  // Never listens: Socket.io makes its engine only for a server, and its own listeners would bypass the router of upgrades.
  io.attach(createServer());

  const people = new People((userId) => listJoinedIds(ctx, { id: userId }));
  const typing = createTyping(ctx);
  const call = { ctx, typing, sendLimit: createSendLimit(ctx), feedIsHealthy: () => feed.healthy() };
  const delivery = createDelivery({ people, presence, onGap: () => void startAnew() });
  const unsubscribe = hub.subscribe((batch) => delivery.take(batch));
  const looking = setInterval(look, LOOK_EVERY_MS);

  io.use((socket, next) => void letIn(socket, next));
  io.on('connection', (socket) => welcome(socket, socket.data as Authenticated));

  async function letIn(socket: Socket, next: (refusal?: Error) => void): Promise<void> {
    const refusal = await admit(ctx, socket);
    if (refusal === null) next();
    else next(refusal);
  }

  function welcome(socket: Socket, { actor, user, session }: Authenticated): void {
    const connection = new Connection({
      socket,
      actor,
      sessionId: session._id,
      expiresAt: session.expiresAt,
      presence: presence.connect(user),
      people,
    });
    forgetHandshake(socket);
    socket.on('error', () => {});
    socket.on('disconnect', () => connection.left());
    socket.onAny((event: unknown, given: unknown, answer: unknown) => {
      const reply = callMethod(call, connection, event, given);
      if (typeof answer === 'function') void reply.then((value) => answer(value));
    });
    // Between the handshake and now the session may have ended unheard; from here on the feed would tell us.
    void recheck(connection);
  }

  async function recheck(connection: Connection): Promise<void> {
    try {
      const held = await recheckSession(ctx, connection.sessionId);
      if (held === null) connection.end('logged-out');
      else connection.actor = held.actor;
    } catch {
      connection.close();
    }
  }

  /** The feed has a gap: nobody is told anything until who is where has been read anew, and then everybody loads anew. */
  async function startAnew(): Promise<void> {
    const held = [...people.connections()];
    for (const connection of held) connection.hold();
    await Promise.all([people.reload(), ...held.map(recheck)]);
  }

  function look(): void {
    const [now, time] = [performance.now(), ctx.clock.now()];
    for (const connection of people.connections()) {
      connection.look(now);
      connection.calls = Math.max(0, connection.calls - CALLS_PER_SECOND);
      if (connection.expiresAt <= time) connection.end('expired');
    }
  }

  return {
    accept: (request, socket, head) => io.engine.handleUpgrade(request, socket, head),
    answer: (request, response) => io.engine.handleRequest(request, response),
    connectionCount: () => io.engine.clientsCount,
    async close() {
      clearInterval(looking);
      unsubscribe();
      delivery.close();
      typing.close();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

/**
 * What a connection came with is not needed once it was let in: headers with a cookie in them, for each of thousands. Long
 * polling goes on using its request.
 */
function forgetHandshake(socket: Socket): void {
  socket.data = {};
  Object.assign(socket, { handshake: null });
  if (socket.conn.transport.name === 'websocket') Object.assign(socket.conn, { request: null });
}
