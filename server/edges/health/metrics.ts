import { collectDefaultMetrics, Counter as Count, Gauge, Histogram, Registry } from 'prom-client';
import type { Feed, Hub } from '../../changes/index.ts';
import type { Counter } from '../http/serve.ts';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  readonly observe: NonNullable<Counter['observe']>;
  /** Ends what it measures by itself. */
  close(): void;
}

interface Sources {
  readonly feed: Pick<Feed, 'healthy' | 'lagMs' | 'counts'>;
  readonly hub: Hub;
  /** Open sockets of our own client. */
  readonly sockets: () => number;
}

/** The figures of this process: what Node says of itself, and what tells how well people are served. */
export function createMetrics({ feed, hub, sockets }: Sources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const requests = new Histogram({
    name: 'chat_http_request_seconds',
    help: 'Time from a request to its answer, by route and class of status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const announced = new Count({
    name: 'chat_announcements_total',
    help: 'What this process announced to its clients, by event name; message:created counts messages of all processes',
    labelNames: ['event'],
    registers,
  });
  gauge('chat_feed_lag_seconds', 'Time from a write until this process heard of it', () => feed.lagMs() / 1000);
  gauge('chat_feed_healthy', '1 while what is written comes back within two seconds', () => (feed.healthy() ? 1 : 0));
  gauge(
    'chat_feed_gaps',
    'Times that the history of changes was lost and clients had to load anew',
    () => feed.counts.gaps,
  );
  gauge('chat_feed_changes', 'Changes taken from the store since the start', () => feed.counts.changes);
  gauge('chat_sockets_open', "Open sockets of this product's own client", sockets);

  function gauge(name: string, help: string, read: () => number): void {
    const made: Gauge = new Gauge({ name, help, registers, collect: () => made.set(read()) });
  }

  const unsubscribe = hub.subscribe((announcements) => {
    for (const { name } of announcements) announced.inc({ event: name });
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe: ({ route, status, seconds }) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    close() {
      unsubscribe();
      registry.clear();
    },
  };
}
