import type { Feed } from '../../changes/index.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { serve, type Counter, type Handler } from '../http/serve.ts';
import { metricsEndpoint } from './metrics-endpoint.ts';
import type { Metrics } from './metrics.ts';
import { presentFault } from './present-error.ts';
import { aliveEndpoints, readyEndpoint } from './probes.ts';

export { createMetrics, type Metrics } from './metrics.ts';

export function healthEndpoints(feed: Pick<Feed, 'healthy' | 'lagMs'>, metrics: Metrics): readonly Endpoint[] {
  return [...aliveEndpoints, readyEndpoint(feed), metricsEndpoint(metrics)];
}

/** What operators and their programs ask: whether it lives, whether it can work, and its figures. */
export function createHealthEdge(counter: Counter, feed: Pick<Feed, 'healthy' | 'lagMs'>, metrics: Metrics): Handler {
  return serve(counter, healthEndpoints(feed, metrics), {
    success: (result) => ({ status: 200, body: result as object }),
    failure: presentFault,
  });
}
