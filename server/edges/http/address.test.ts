import { describe, expect, it } from '@jest/globals';
import { addressOf, isSecure, limitKeyOf } from './address.ts';

function request(remoteAddress: string, forwarded?: string) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { headers, socket: { remoteAddress } } as unknown as Parameters<typeof addressOf>[0];
}

describe('addressOf', () => {
  it('believes nobody’s word without proxies', () => {
    expect(addressOf(request('203.0.113.9', '1.1.1.1'), 0)).toBe('203.0.113.9');
    expect(addressOf(request('::ffff:203.0.113.9'), 0)).toBe('203.0.113.9');
  });

  it('believes as many last entries as there are proxies, however many somebody made up before them', () => {
    expect(addressOf(request('10.0.0.1', '6.6.6.6, 203.0.113.9'), 1)).toBe('203.0.113.9');
    expect(addressOf(request('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2'), 2)).toBe('203.0.113.9');
    expect(addressOf(request('10.0.0.1', '203.0.113.9'), 3)).toBe('203.0.113.9');
    expect(addressOf(request('10.0.0.1'), 1)).toBe('10.0.0.1');
  });

  it('drops ports, and calls unknown what is no address', () => {
    expect(addressOf(request('10.0.0.1', '203.0.113.9:4711'), 1)).toBe('203.0.113.9');
    expect(addressOf(request('10.0.0.1', '[2001:db8::1]:443'), 1)).toBe('2001:db8::1');
    expect(addressOf(request('10.0.0.1', '<script>'), 1)).toBe('unknown');
  });
});

describe('limitKeyOf', () => {
  it('counts an IPv6 network as one, and every IPv4 address by itself', () => {
    expect(limitKeyOf('2001:db8:1:2:aaaa::1')).toBe(limitKeyOf('2001:db8:1:2:bbbb::2'));
    expect(limitKeyOf('2001:db8:1:2::1')).not.toBe(limitKeyOf('2001:db8:1:3::1'));
    expect(limitKeyOf('203.0.113.9')).toBe('203.0.113.9');
  });
});

describe('isSecure', () => {
  const plain = (headers: object) => ({ headers, socket: {} }) as unknown as Parameters<typeof isSecure>[0];
  it('believes the proxy that stands before us, and nobody when none does', () => {
    expect(isSecure(plain({ 'x-forwarded-proto': 'https' }), 1)).toBe(true);
    expect(isSecure(plain({ 'x-forwarded-proto': 'https' }), 0)).toBe(false);
    expect(isSecure(plain({}), 1)).toBe(false);
  });
});
