import type { LookupAddress } from 'node:dns';
import { Agent, buildConnector, fetch, type Dispatcher, type Response } from 'undici';
import { isNamed, isPublicAddress, literalOf, resolveByDns, type Resolve } from './outbound-address.ts';

const MOST_REDIRECTS = 3;
const LONGEST_MS = 5_000;
const MOST_BYTES = 1_000_000;

export type OutboundReason =
  'bad-address' | 'private-address' | 'too-many-redirects' | 'too-large' | 'too-slow' | 'unreachable';

/** Why an address of the outside world was not fetched. A value of every day, not a bug. */
export class OutboundFailure extends Error {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'OutboundFailure';
    this.reason = reason;
  }
}

export interface OutboundOptions {
  /** Hosts that an administrator named: they may lie in the own network (see `readHosts`). */
  readonly allowedHosts?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** For everything together: names, redirects and body. 5 s unless said. */
  readonly timeoutMs?: number;
  /** Of the body as it is unpacked. 1 MB unless said. */
  readonly maxBytes?: number;
  /** What happens to a longer body: it fails, or what came until then is the answer. */
  readonly overflow?: 'refuse' | 'cut';
  readonly resolve?: Resolve;
}

export interface OutboundAnswer {
  /** After all redirects. */
  readonly url: string;
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Fetches an address that somebody gave us, without letting it lead into our own network. The address that is checked is the
 * one that is connected to: names are resolved once per connection, by ourselves (rebinding), every redirect is a new check, and
 * a connection is never reused. See "SSRF" in OWASP's cheat sheets.
 * @throws OutboundFailure
 */
export async function fetchOutside(address: string, options: OutboundOptions = {}): Promise<OutboundAnswer> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? LONGEST_MS);
  const dispatcher = createGuard(options, signal);
  try {
    return await follow(address, options, { signal, dispatcher });
  } catch (error) {
    throw failureOf(error, signal);
  } finally {
    await dispatcher.destroy();
  }
}

type Line = { readonly signal: AbortSignal; readonly dispatcher: Dispatcher };

async function follow(address: string, options: OutboundOptions, line: Line): Promise<OutboundAnswer> {
  let url = readAddress(address, options);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await fetch(url, { ...line, redirect: 'manual', headers: { ...options.headers } });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return answer(url, response, options);
    await response.body?.cancel();
    url = readAddress(location, options, url);
  }
  throw new OutboundFailure('too-many-redirects');
}

/** A literal is never looked up, so it is checked here; names are checked where they are resolved. */
function readAddress(address: string, { allowedHosts = [] }: OutboundOptions, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new OutboundFailure('bad-address');
  const url = new URL(address, base?.href);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    throw new OutboundFailure('bad-address');
  const literal = literalOf(url.hostname);
  if (literal !== null && !isPublicAddress(literal) && !isNamed(url, allowedHosts))
    throw new OutboundFailure('private-address');
  return url;
}

function createGuard({ allowedHosts = [], resolve = resolveByDns }: OutboundOptions, signal: AbortSignal): Agent {
  const connect = buildConnector({ timeout: LONGEST_MS });
  return new Agent({
    pipelining: 0,
    maxHeaderSize: 32_768,
    connect: (target, done) => void open(target, done),
  });

  async function open(target: buildConnector.Options, done: buildConnector.Callback): Promise<void> {
    let address: string;
    try {
      signal.throwIfAborted();
      address = await pin(target, allowedHosts, resolve);
    } catch (error) {
      done(error as Error, null);
      return;
    }
    // What was checked is what is connected to; the name stays for TLS and the Host header.
    connect({ ...target, hostname: address, servername: target.servername ?? nameOf(target) }, done);
  }
}

async function pin(target: buildConnector.Options, allowedHosts: readonly string[], resolve: Resolve): Promise<string> {
  const name = nameOf(target);
  const url = new URL(`${target.protocol}//${target.host ?? target.hostname}`);
  const found: readonly LookupAddress[] =
    literalOf(name) === null ? await resolve(name) : [{ address: name, family: name.includes(':') ? 6 : 4 }];
  const [first] = found;
  if (first === undefined) throw new OutboundFailure('unreachable');
  // One private address among public ones is a trap, not a choice.
  if (!isNamed(url, allowedHosts) && !found.every(({ address }) => isPublicAddress(address)))
    throw new OutboundFailure('private-address');
  return first.address;
}

function nameOf({ hostname }: Pick<buildConnector.Options, 'hostname'>): string {
  return hostname.replace(/^\[|\]$/g, '');
}

async function answer(url: URL, response: Response, options: OutboundOptions): Promise<OutboundAnswer> {
  const { maxBytes = MOST_BYTES, overflow = 'refuse' } = options;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    if (size + part.length > maxBytes) {
      if (overflow === 'refuse') throw new OutboundFailure('too-large');
      parts.push(part.subarray(0, maxBytes - size));
      break;
    }
    parts.push(part);
    size += part.length;
  }
  return {
    url: url.href,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.concat(parts),
  };
}

function failureOf(error: unknown, signal: AbortSignal): OutboundFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OutboundFailure) return cause;
  }
  return new OutboundFailure(signal.aborted ? 'too-slow' : 'unreachable', { cause: error });
}
