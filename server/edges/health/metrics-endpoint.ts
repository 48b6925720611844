import { z } from 'zod';
import { sameSecret } from '../../platform/secrets.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import type { Metrics } from './metrics.ts';

/** The figures in Prometheus' text form. With METRICS_TOKEN set they want it as a bearer token. */
export function metricsEndpoint(metrics: Metrics) {
  return endpoint({
    route: 'GET /metrics',
    access: 'anyone',
    headers: z.object({ authorization: z.string().optional() }),
    async handle({ ctx, headers }) {
      const wanted = ctx.config.http.metricsToken;
      if (wanted !== null && !sameSecret(headers.authorization ?? '', `Bearer ${wanted}`)) {
        return new Reply(401, 'unauthorized', { 'WWW-Authenticate': 'Bearer' });
      }
      return new Reply(200, await metrics.text(), { 'Content-Type': metrics.contentType });
    },
  });
}
