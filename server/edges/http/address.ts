import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>;

/**
 * Where a request comes from. X-Forwarded-For is written by anybody, so only its last `proxies` entries count: those that our
 * own proxies added.
 */
export function addressOf(request: Asked, proxies: number): string {
  const said = proxies === 0 ? [] : String(request.headers['x-forwarded-for'] ?? '').split(',');
  const chain = [...said.map((entry) => entry.trim()).filter(Boolean), request.socket.remoteAddress ?? ''];
  return plain(chain[Math.max(0, chain.length - 1 - proxies)] ?? '');
}

/** What limits count by: one household is an IPv6 network of 64 bits, not one of its 2^64 addresses. */
export function limitKeyOf(address: string): string {
  if (!isIPv6(address)) return address;
  const parts = ipaddr.IPv6.parse(address).parts;
  return `${parts.slice(0, 4).join(':')}::/64`;
}

/** Whether the caller's own connection is encrypted, to us or to the proxy that speaks for them. */
export function isSecure(request: Asked, proxies: number): boolean {
  if ('encrypted' in request.socket) return true;
  return (
    proxies > 0 &&
    String(request.headers['x-forwarded-proto'] ?? '')
      .split(',')[0]
      ?.trim() === 'https'
  );
}

function plain(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^::ffff:(?=\d+\.)/, '');
  const withoutPort = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.split(':')[0] : bare;
  return withoutPort !== undefined && (isIPv4(withoutPort) || isIPv6(withoutPort)) ? withoutPort : 'unknown';
}
