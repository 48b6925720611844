import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../../config/config.ts';
import { isOurPage } from './origin.ts';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

interface Door {
  /** Exactly this path, or everything below it when it ends in `/`. */
  readonly path: string;
  readonly accept: UpgradeHandler;
  /** Foreign pages may connect too: nothing there is decided by a cookie. */
  readonly anyOrigin?: boolean;
}

/**
 * The one place where HTTP connections become WebSockets. A path without a door and a page that is not ours are refused in
 * plain HTTP, so that no connection stays open that nobody owns.
 */
export function routeUpgrades(config: Config, server: Server, doors: readonly Door[]): void {
  server.on('upgrade', (request, socket, head) => {
    // Without a listener a reset connection would end the process.
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const door = doors.find((one) => (one.path.endsWith('/') ? path.startsWith(one.path) : path === one.path));
    if (door === undefined) return refuse(socket, 404);
    if (door.anyOrigin !== true && !isOurPage(config, request, { unsaid: true })) return refuse(socket, 403);
    door.accept(request, socket, head);
  });
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}
