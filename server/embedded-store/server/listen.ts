import { chmod, rm } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import type { Engine } from '../commands/engine.ts';
import { Connection } from './connection.ts';
import type { Dispatcher, Log } from './dispatcher.ts';

/** A path of a unix socket, or a port on the loopback address. There is no other place to listen at. */
export type Place = { socketPath: string } | { port: number };

const LOOPBACK = '127.0.0.1';
const MAX_CONNECTIONS = 1_000;

export interface Listener {
  /** The port that was taken, when 0 was asked for; undefined on a unix socket. */
  readonly port: number | undefined;
  close(): Promise<void>;
}

/** Listens and answers. @throws when the place is taken */
export async function listen(place: Place, engine: Engine, dispatcher: Dispatcher, log: Log): Promise<Listener> {
  const sockets = new Set<Socket>();
  const past = { in: 0, out: 0 };
  engine.node.traffic = () => trafficOf(sockets, past);
  const server = createServer((socket) => {
    sockets.add(socket);
    const { node } = engine;
    node.connections++;
    const client = { connectionId: ++node.connectionsMade, address: addressOf(socket) };
    socket.on('close', () => {
      node.connections--;
      past.in += socket.bytesRead;
      past.out += socket.bytesWritten;
      sockets.delete(socket);
    });
    new Connection(socket, client, dispatcher, log);
  });
  server.maxConnections = MAX_CONNECTIONS;
  if ('socketPath' in place) await removeStaleSocket(place.socketPath);
  await start(server, place);
  // Whoever can open the socket can read everything.
  if ('socketPath' in place) await chmod(place.socketPath, 0o600);

  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function trafficOf(sockets: ReadonlySet<Socket>, past: { in: number; out: number }): { in: number; out: number } {
  const sum = { ...past };
  for (const { bytesRead, bytesWritten } of sockets) {
    sum.in += bytesRead;
    sum.out += bytesWritten;
  }
  return sum;
}

function start(server: Server, place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, place)));
    server.once('listening', () => {
      server.removeAllListeners('error');
      resolve();
    });
    if ('socketPath' in place) server.listen(place.socketPath);
    else server.listen(place.port, LOOPBACK);
  });
}

function explained(error: Error, place: Place): Error {
  if ('port' in place && 'code' in error && error.code === 'EADDRINUSE') {
    return new Error(`Port ${place.port} is taken by another program; choose another one.`);
  }
  return error;
}

/** A store that was killed leaves its socket behind; one that lives is not disturbed. */
async function removeStaleSocket(path: string): Promise<void> {
  if (await answers(path)) throw new Error(`Another store is listening at ${path}.`);
  await rm(path, { force: true });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function addressOf(socket: Socket): string {
  return socket.remoteAddress ? `${socket.remoteAddress}:${socket.remotePort}` : 'unix socket';
}
