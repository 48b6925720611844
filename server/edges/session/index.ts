import type { Endpoint } from '../http/endpoint.ts';
import { serve, type Counter, type Handler } from '../http/serve.ts';
import { beginSession, endSession, readSession, registerAccount, setUp } from './endpoints.ts';
import { presentFault } from './present-error.ts';

export const sessionEndpoints: readonly Endpoint[] = [readSession, beginSession, registerAccount, setUp, endSession];

/** What our own client does over HTTP: sessions begin and end here, because a cookie is set. */
export function createSessionEdge(counter: Counter): Handler {
  return serve(counter, sessionEndpoints, {
    success: (result) => ({ status: 200, body: result as object }),
    failure: presentFault,
  });
}
