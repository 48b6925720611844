import { createServer, STATUS_CODES, type Server } from 'node:http';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Feed, Hub } from './changes/index.ts';
import type { Context } from './domain/context.ts';
import { createPresenceKeeper } from './domain/presence/index.ts';
import { createAvatars } from './edges/avatars/index.ts';
import { createCustomFiles } from './edges/custom-files/index.ts';
import { createFileEdge } from './edges/files/index.ts';
import { createHealthEdge, createMetrics } from './edges/health/index.ts';
import { createGate } from './edges/http/gate.ts';
import { createLoginGuard } from './edges/http/login-guard.ts';
import { createRateLimiter } from './edges/http/rate-limit.ts';
import { guardData, guardPages } from './edges/http/security-headers.ts';
import type { Counter, Handler } from './edges/http/serve.ts';
import { routeUpgrades } from './edges/http/upgrade.ts';
import { createPreviewEdge } from './edges/previews/index.ts';
import { createRestV1 } from './edges/rest-v1/index.ts';
import { createSessionEdge } from './edges/session/index.ts';
import { createSocketEdge, SOCKET_PATH } from './edges/socket/index.ts';
import { findClientFiles, serveClient } from './edges/static/index.ts';
import { createWebhooks } from './edges/webhooks/index.ts';

export interface App {
  /** Not listening yet. */
  readonly httpServer: Server;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** A large file over a slow line; bodies that are no files have a shorter time of their own (`read-body.ts`). */
const LONGEST_UPLOAD_MS = 3_600_000;
/** Longer than proxies keep their connections to us, so that none of them sends into one that we are closing. */
const KEEP_ALIVE_MS = 75_000;

interface Parts {
  readonly feed: Feed;
  readonly hub: Hub;
}

/** Puts all doors of the product behind one HTTP server. */
export async function createApp(ctx: Context, { feed, hub }: Parts): Promise<App> {
  const app = express();
  const httpServer = createServer({ requestTimeout: LONGEST_UPLOAD_MS, keepAliveTimeout: KEEP_ALIVE_MS }, app);
  const presence = createPresenceKeeper(ctx);
  const socket = createSocketEdge({ ctx, hub, feed, presence });
  const metrics = createMetrics({ feed, hub, sockets: () => socket.connectionCount() });
  const counter: Counter = {
    ctx,
    limiter: createRateLimiter(),
    logins: createLoginGuard(),
    gate: createGate(),
    observe: metrics.observe,
  };

  // Whether it lives must be told also when it is busy.
  const { gate: _, ...ungated } = counter;

  const doors: readonly (readonly [prefixes: readonly string[], handler: Handler])[] = [
    [['/api'], createRestV1(counter)],
    [['/hooks'], createWebhooks(counter)],
    [['/session'], createSessionEdge(counter)],
    [['/file-upload'], createFileEdge(counter)],
    [['/avatar'], createAvatars(counter)],
    [['/emoji-custom', '/custom-sounds'], createCustomFiles(counter)],
    [['/link-preview'], createPreviewEdge(counter)],
    [['/health', '/livez', '/readyz', '/metrics'], createHealthEdge(ungated, feed, metrics)],
  ];

  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.setHeader('X-Request-Id', ctx.newId());
    next();
  });
  app.use('/socket.io', (request, response) => {
    request.url = request.originalUrl;
    socket.answer(request, response);
  });
  app.use(compression({ filter: mayBeCompressed }));
  for (const [prefixes, handler] of doors) {
    app.use((request, response, next) => {
      const mine = prefixes.some((prefix) => request.path === prefix || request.path.startsWith(`${prefix}/`));
      if (!mine) return next();
      guardData(response);
      return handler(request, response);
    });
  }
  app.use(guardPages(ctx.config));
  serveClient(app, findClientFiles(ctx.config.clientDir));
  app.use(refuseUnreadable);
  routeUpgrades(ctx.config, httpServer, [{ path: SOCKET_PATH, accept: (...request) => socket.accept(...request) }]);

  return {
    httpServer,
    async close() {
      metrics.close();
      await socket.close();
      await presence.close();
      await closeServer(httpServer);
    },
  };
}

/** What the static files could not read, such as a path that cannot be decoded. Express would answer with the stack. */
const refuseUnreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error.status !== undefined && error.status < 500 ? error.status : 500;
  response.status(status).type('text').send(STATUS_CODES[status]);
};

/** Files come in ranges of their bytes as they lie; most are compressed already. */
function mayBeCompressed(request: Request, response: Response): boolean {
  return !request.originalUrl.startsWith('/file-upload/') && compression.filter(request, response);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
