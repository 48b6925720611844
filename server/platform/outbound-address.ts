import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** All addresses of a name, as the system resolves it. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** `::a.b.c.d` (RFC 4291 §2.5.5.1, long withdrawn) hides an IPv4 address like the mapped form does. */
const COMPATIBLE = ipaddr.parseCIDR('::/96');
/** Site-local (RFC 3879, withdrawn) is still routed in old networks. */
const SITE_LOCAL = ipaddr.parseCIDR('fec0::/10');

/** Whether an IP address belongs to the public internet: not to this machine, its network, a link, a group or a reserve. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address.split('%', 1)[0] ?? '');
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (!parsed.match(COMPATIBLE) && !parsed.match(SITE_LOCAL));
}

/** The host of an address when it is an IP literal, however it was written: URLs bring `0x7f.1` and `2130706433` into one form. */
export function literalOf(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

/** Reads a list of hosts, by commas, spaces or lines: `intranet.example.org`, `10.0.0.5`, `build.local:8080`. */
export function readHosts(list: string): readonly string[] {
  return list
    .split(/[\s,]+/)
    .map((entry) => entry.toLowerCase())
    .filter((entry) => entry !== '');
}

export function isNamed({ hostname, host }: URL, allowed: readonly string[]): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return allowed.includes(bare) || allowed.includes(hostname) || allowed.includes(host);
}
