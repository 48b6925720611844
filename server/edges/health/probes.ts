import type { Feed } from '../../changes/index.ts';
import { storeAnswers } from '../../domain/store-answers.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';

const STORE_WITHIN_MS = 2_000;

const alive = async () => new Reply(200, 'ok');

/** The process runs and answers; nothing else is looked at, so that a store that is away gets nobody restarted. */
export const aliveEndpoints = [
  endpoint({ route: 'GET /livez', access: 'anyone', handle: alive }),
  endpoint({ route: 'GET /health', access: 'anyone', handle: alive }),
];

/** Whether it can work: the store answers, and what is written there comes back through the feed. */
export function readyEndpoint(feed: Pick<Feed, 'healthy' | 'lagMs'>) {
  return endpoint({
    route: 'GET /readyz',
    access: 'anyone',
    async handle({ ctx }) {
      const reasons = [
        ...((await storeAnswers(ctx, STORE_WITHIN_MS)) ? [] : ['the store does not answer']),
        ...(feed.healthy() ? [] : [`changes do not arrive (for ${Math.round(feed.lagMs())} ms)`]),
      ];
      return new Reply(reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons });
    },
  });
}
