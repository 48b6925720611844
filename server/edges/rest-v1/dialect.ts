import type { Dialect } from '../http/serve.ts';
import { presentFault } from './present-error.ts';

/** Any web page may call this API: what it may do depends on tokens in headers, which no browser adds by itself. */
const openToPages = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers':
    'Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, X-2fa-Code, X-2fa-Method, Authorization',
  'Access-Control-Expose-Headers': 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
};

export const corsHeaders: Readonly<Record<string, string>> = openToPages;

/** Rocket.Chat's REST envelopes. */
export const restV1Dialect: Dialect = {
  success: (result) => ({ status: 200, body: { ...(result as object), success: true } }),
  failure: presentFault,
};
