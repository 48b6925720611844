import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';
import { drawInitials, initialsOf } from './draw-initials.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

describe('initialsOf', () => {
  it.each([
    ['alice', 'A'],
    ['jane.doe', 'JD'],
    ['Jean Claude van Damme', 'JD'],
    ['łukasz-żak', 'ŁŻ'],
    ['😀smile', '😀'],
    ['...', '?'],
  ])('takes from %s the letters %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });
});

describe('GET /avatar', () => {
  it('draws a picture for every name, there or not, and the same each time', async () => {
    for (const path of ['/avatar/alice', '/avatar/nobody-at-all', '/avatar/@jane.doe', '/avatar/room/GENERAL']) {
      const answer = await world.get(path, null);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
      expect(answer.text).toBe((await world.get(path, null)).text);
    }
    expect((await world.get('/avatar/@jane.doe', null)).text).toContain('>JD</text>');
  });

  it('comes as PNG in the asked size for those who cannot show SVG', async () => {
    const response = await fetch(`${world.origin}/avatar/alice?format=png&size=64&etag=x`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['PNG', 64, 64]);
    expect((await world.get('/avatar/alice?size=huge', null)).status).toBe(400);
  });

  it('lets no name out of its letters', async () => {
    expect(drawInitials('<script')).toContain('>&#60;</text>');
    const answer = await world.get(`/avatar/${encodeURIComponent('"><script>alert(1)</script>')}`, null);
    expect(answer.text).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
