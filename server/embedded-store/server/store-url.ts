import type { Place } from './listen.ts';

/**
 * The connection string by which the unmodified driver reaches the store.
 *
 * Over loopback TCP the driver finds the replica set by itself. A unix socket is written percent-encoded and must end in
 * `.sock`; there `directConnection=true` is needed too, because the driver turns the member names that a server announces
 * into lower case, and would look for a socket whose path has capitals in vain. Retryable writes, transactions and change
 * streams work either way, since the server says that it is a primary of `rs0`.
 */
export function storeUrl(place: Place, database = ''): string {
  if ('port' in place) return `mongodb://127.0.0.1:${place.port}/${database}?replicaSet=rs0`;
  return `mongodb://${encodeURIComponent(place.socketPath)}/${database}?directConnection=true&replicaSet=rs0`;
}

/** The place that such a URL names. */
export function placeOfUrl(url: string): Place {
  const host = /^mongodb:\/\/([^/]+)/.exec(url)?.[1] ?? '';
  const port = /^127\.0\.0\.1:(\d+)$/.exec(host)?.[1];
  return port === undefined ? { socketPath: decodeURIComponent(host) } : { port: Number(port) };
}
