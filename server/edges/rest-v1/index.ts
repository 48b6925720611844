import { writeAnswer } from '../http/answer.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { serve, type Counter, type Dialect, type Handler } from '../http/serve.ts';
import { allowPages, answerPreflight } from './cors.ts';
import { presentFault } from './present-error.ts';
import { describeApi } from './openapi.ts';
import { restV1Endpoints as described } from './routes.ts';

export const restV1Endpoints: readonly Endpoint[] = [...described, describeApi(described)];

const dialect: Dialect = {
  success: (result) => ({ status: 200, body: { ...(result as object), success: true } }),
  failure: presentFault,
};

/** Rocket.Chat's REST API, version 1. */
export function createRestV1(counter: Counter): Handler {
  const answerCall = serve(counter, restV1Endpoints, dialect);
  return async (request, response) => {
    allowPages(response);
    if (request.method === 'OPTIONS') writeAnswer(response, answerPreflight(counter.ctx, request));
    else await answerCall(request, response);
  };
}
