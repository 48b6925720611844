import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { can } from '../../domain/access/index.ts';
import type { Context } from '../../domain/context.ts';
import { addressOf, isSecure, limitKeyOf } from './address.ts';
import { Reply, writeAnswer, type Answer } from './answer.ts';
import { callerOf, type Caller } from './authenticate.ts';
import type { Endpoint } from './endpoint.ts';
import { faultOf, RequestFault, type Fault } from './errors.ts';
import type { Gate } from './gate.ts';
import type { LoginGuard } from './login-guard.ts';
import { isOurPage } from './origin.ts';
import { parse } from './parse.ts';
import { limits, type RateLimiter } from './rate-limit.ts';
import { readBody } from './read-body.ts';
import { isForm, receiveFile } from './receive-file.ts';
import { readForm } from './read-query.ts';
import { createRouteTable } from './routes.ts';

/** How one edge words what came out. */
export interface Dialect {
  success(result: unknown): Answer;
  failure(fault: Fault, path: string): Answer;
}

/** What all endpoints of a process share. */
export interface Counter {
  readonly ctx: Context;
  readonly limiter: RateLimiter;
  readonly logins: LoginGuard;
  /** Not given where answers must come whatever is going on. */
  readonly gate?: Gate;
  /** Told of every request that reached an endpoint, by the pattern of its route. */
  readonly observe?: (served: { readonly route: string; readonly status: number; readonly seconds: number }) => void;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves a list of endpoints in one dialect; unknown paths and wrong methods are answered in it too. */
export function serve(counter: Counter, endpoints: readonly Endpoint[], dialect: Dialect): Handler {
  const table = createRouteTable(endpoints);

  return async (request, response) => {
    const began = performance.now();
    const path = pathOf(request);
    const found = table.find(request.method ?? '', path);
    const endpoint = found !== null && 'endpoint' in found ? found.endpoint : null;
    try {
      if (found === null) throw new RequestFault({ kind: 'no-such-route' });
      if ('allowed' in found) throw new RequestFault({ kind: 'wrong-method', allowed: found.allowed });
      writeAnswer(response, await answer(counter, found.endpoint, found.params, request, response, dialect));
    } catch (error) {
      fail(counter.ctx, request, response, error, dialect, path);
    }
    if (endpoint !== null) {
      const seconds = (performance.now() - began) / 1000;
      const served = { route: `${endpoint.method} ${endpoint.path}`, status: response.statusCode, seconds };
      counter.observe?.(served);
      counter.ctx.log.debug({ ...served, requestId: response.getHeader('X-Request-Id') }, 'A request was served');
    }
  };
}

/** Everything that stands between a request and a handler, in order. */
async function answer(
  counter: Counter,
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  request: IncomingMessage,
  response: ServerResponse,
  dialect: Dialect,
): Promise<Answer> {
  const { ctx, gate } = counter;
  gate?.requireRoom();
  const caller = await callerOf(ctx, request.headers, endpoint.linkTokens ? queryOf(request) : null);
  requireOwnPage(ctx, endpoint, request, caller);
  const address = addressOf(request, ctx.config.http.proxies);
  await requireAllowance(counter, endpoint, response, caller, address);
  requireAccess(ctx, endpoint, caller);

  const actor = (caller?.actor ?? null) as never;
  const place = read(endpoint.params, params) as never;
  if (caller !== null) await endpoint.admit({ ctx, actor, params: place });

  const { fileField, fileLimit, fileOptional } = endpoint;
  const hasForm = fileField !== null && (!fileOptional || isForm(request));
  const upload = hasForm
    ? await receiveFile(ctx, request, response, { field: fileField, limit: ctx.settings.get(fileLimit) })
    : null;
  try {
    const sent = upload === null && endpoint.body !== undefined ? await readBody(request) : upload?.fields;
    const asked: Parameters<Endpoint['handle']>[0] = {
      ctx,
      // The declared access was checked just above, and the schemas are those that the handler was typed by.
      actor,
      caller: caller as never,
      params: place,
      query: read(endpoint.query, readForm(new URLSearchParams(queryOf(request)))),
      body: read(endpoint.body, sent),
      headers: read(endpoint.headers, request.headers),
      address,
      device: String(request.headers['user-agent'] ?? ''),
      secure: isSecure(request, ctx.config.http.proxies),
      logins: counter.logins,
      file: upload?.file ?? null,
    };
    const result = await (gate === undefined ? endpoint.handle(asked) : gate.run(() => endpoint.handle(asked)));
    return result instanceof Reply ? result : dialect.success(result);
  } finally {
    await upload?.discard();
  }
}

/** A cookie comes along with whatever a foreign page makes a browser send; so for changes the page must be ours. */
function requireOwnPage(ctx: Context, endpoint: Endpoint, request: IncomingMessage, caller: Caller | null): void {
  const byCookie = endpoint.writes && caller?.by === 'cookie';
  if (!byCookie && !endpoint.ownPages) return;
  if (isOurPage(ctx.config, request, { unsaid: !byCookie })) return;
  // Behind a proxy that changes the Host header this is how our own page looks until ROOT_URL names its address.
  const { origin, host } = request.headers;
  ctx.log.info(
    { origin, host, rootUrl: ctx.config.http.rootUrl },
    'A page of another origin was refused; see ROOT_URL',
  );
  throw new RequestFault({ kind: 'foreign-origin' });
}

async function requireAllowance(
  { ctx, limiter }: Counter,
  endpoint: Endpoint,
  response: ServerResponse,
  caller: Caller | null,
  address: string,
): Promise<void> {
  if (caller !== null && can(ctx, caller.actor, 'api-bypass-rate-limit')) return;
  const who = caller === null ? limitKeyOf(address) : `user:${caller.actor.id}`;
  const route = `${endpoint.method} ${endpoint.path}`;
  const { allowed, limit, remaining, resetMs } = await limiter.take(
    endpoint.limit ?? limits.ordinary,
    `${route} ${who}`,
  );
  response.setHeader('X-RateLimit-Limit', limit);
  response.setHeader('X-RateLimit-Remaining', remaining);
  response.setHeader('X-RateLimit-Reset', ctx.clock.now().getTime() + resetMs);
  if (!allowed) throw new RequestFault({ kind: 'too-many', waitMs: resetMs });
}

function requireAccess(ctx: Context, { access }: Endpoint, caller: Caller | null): void {
  if (access === 'anyone') return;
  if (caller === null) throw new RequestFault({ kind: 'not-logged-in' });
  if (access !== 'user' && !can(ctx, caller.actor, access.permission)) {
    throw new RequestFault({ kind: 'lacks-permission', permission: access.permission });
  }
}

function read(schema: z.ZodType | undefined, value: unknown): unknown {
  return schema === undefined ? undefined : parse(schema, value);
}

function fail(
  ctx: Context,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  dialect: Dialect,
  path: string,
): void {
  if (error instanceof Reply) return writeAnswer(response, error);
  // Whoever asked has gone; the body that broke off is nobody's fault.
  if (request.destroyed && !request.complete) return;
  const requestId = String(response.getHeader('X-Request-Id') ?? '');
  const fault = faultOf(error, requestId);
  if (fault.kind === 'bug') ctx.log.error({ err: error, requestId, method: request.method, path }, 'A request failed');
  request.resume();
  writeAnswer(response, dialect.failure(fault, path));
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function queryOf(request: IncomingMessage): string {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  return mark === -1 ? '' : url.slice(mark + 1);
}
