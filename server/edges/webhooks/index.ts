import type { Endpoint } from '../http/endpoint.ts';
import { serve, type Counter, type Dialect, type Handler } from '../http/serve.ts';
import { incomingWebhook, incomingWebhookOfUser } from './incoming.ts';
import { presentFault } from './present-error.ts';

export const webhookEndpoints: readonly Endpoint[] = [incomingWebhook, incomingWebhookOfUser];

const dialect: Dialect = {
  success: (result) => ({ status: 200, body: { ...(result as object), success: true } }),
  failure: presentFault,
};

export function createWebhooks(counter: Counter): Handler {
  return serve(counter, webhookEndpoints, dialect);
}
