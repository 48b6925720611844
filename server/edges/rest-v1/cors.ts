import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../../domain/context.ts';
import type { Answer } from '../http/answer.ts';

const ALLOWED_HEADERS =
  'Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, X-2fa-Code, X-2fa-Method, Authorization';

/**
 * Any web page may read what it asks without credentials. What a caller may do hangs on tokens in headers, which no browser
 * adds by itself; cookies are never sent along with `*`.
 */
export function allowPages(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
  response.setHeader('Access-Control-Expose-Headers', 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset');
}

/** Whether pages elsewhere may send headers of their own: as the settings say. */
export function answerPreflight(ctx: Context, request: IncomingMessage): Answer {
  if (!ctx.settings.get('API_Enable_CORS')) {
    return { status: 405, body: { status: 'error', message: 'CORS not enabled' }, headers: { Allow: 'GET, POST' } };
  }
  const allowed = ctx.settings
    .get('API_CORS_Origin')
    .split(',')
    .map((origin) => origin.trim());
  const origin = request.headers.origin ?? '';
  const from = allowed.includes('*') ? '*' : allowed.find((one) => one === origin);
  return {
    status: 204,
    body: null,
    headers: {
      'Access-Control-Allow-Origin': from ?? 'null',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin',
    },
  };
}
