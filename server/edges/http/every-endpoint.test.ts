import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionCatalogue } from '../../domain/access/index.ts';
import { sendMessage } from '../../domain/messages/index.ts';
import { fileEndpoints } from '../files/index.ts';
import { avatarEndpoints } from '../avatars/index.ts';
import { customFileEndpoints } from '../custom-files/index.ts';
import { healthEndpoints } from '../health/index.ts';
import { restV1Endpoints } from '../rest-v1/index.ts';
import { sessionEndpoints } from '../session/index.ts';
import { webhookEndpoints } from '../webhooks/index.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { httpWorld, type HttpWorld } from './testing/http-world.ts';
import { sampleWith, textPlaces, withValue } from './testing/sample-input.ts';

const metrics = { contentType: '', text: async () => '', observe: () => {}, close: () => {} };
const endpoints = [
  ...restV1Endpoints,
  ...sessionEndpoints,
  ...webhookEndpoints,
  ...avatarEndpoints,
  ...customFileEndpoints,
  ...fileEndpoints,
  ...healthEndpoints({ healthy: () => true, lagMs: () => 0 }, metrics),
];

const routeOf = (one: Endpoint) => `${one.method} ${one.path}`;
const pathOf = (one: Endpoint) => one.path.replace(/:\w+/g, 'x');
const named = (list: readonly Endpoint[]) => list.map((one): [string, Endpoint] => [routeOf(one), one]);
const bodyFor = ({ method }: Endpoint) => (method === 'GET' ? {} : { body: {} });
const actorFor = ({ access }: Endpoint) => (access === 'anyone' ? null : world.dora);
/** Needs a permission that ordinary people do not have. */
const isForFew = ({ access }: Endpoint) =>
  typeof access === 'object' && !permissionCatalogue[access.permission].some((role: string) => role === 'user');

/** What somebody sends who hopes that it ends up in a query. */
const attacks: readonly unknown[] = [
  { $ne: 1 },
  { $regex: '^a' },
  [{ $gt: '' }],
  [['a']],
  JSON.parse('{"__proto__": {"admin": true}}'),
];

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

describe('every endpoint', () => {
  it('stands once in the list', () => {
    const routes = endpoints.map(routeOf);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('does not start without saying who may call', () => {
    const careless = { route: 'GET /api/v1/careless', handle: async () => ({}) };
    expect(() => endpoint(careless as never)).toThrow('who may call');
  });

  it.each(named(endpoints.filter(({ access }) => access !== 'anyone')))('refuses strangers at %s', async (_, one) => {
    const answer = await world.ask(one.method, pathOf(one), bodyFor(one));
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ status: 'error', message: 'You must be logged in to do this.' });
  });

  it.each(named(endpoints.filter(isForFew)))('refuses ordinary people at %s', async (_, one) => {
    const answer = await world.ask(one.method, pathOf(one), { as: world.alice, ...bodyFor(one) });
    expect(answer.status).toBe(403);
  });

  it.each(named(endpoints))('answers another verb with 405 at %s', async (_, one) => {
    const answer = await world.ask('PATCH', pathOf(one), { as: world.alice, body: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain(one.method);
  });
});

describe('an operator in place of a text', () => {
  it.each(named(endpoints.filter(({ body }) => body !== undefined)))(
    'is refused in the body of %s',
    async (_, { method, path, body: schema, ...one }) => {
      if (schema === undefined) return;
      const verdicts = textPlaces(schema).map(async (place, index) => {
        const sample = sampleWith(schema, place);
        const passing = attacks.filter((attack) => schema.safeParse(withValue(sample, place, attack)).success);
        // All of them are held against the schema, one of them goes the whole way.
        const body = withValue(sample, place, attacks[index % attacks.length]);
        const as = one.access === 'anyone' ? null : world.dora;
        const { status } = await world.ask(method, path.replace(/:\w+/g, 'x'), { as, body });
        return { place: place.join('.'), passing, refused: status >= 400 && status < 500 };
      });
      for (const verdict of await Promise.all(verdicts)) {
        expect(verdict).toEqual({ place: verdict.place, passing: [], refused: true });
      }
    },
  );

  it.each(named(endpoints.filter(({ query }) => query !== undefined)))(
    'is refused in the query of %s',
    async (_, one) => {
      if (one.query === undefined) return;
      const forms = (name: string) => [`${name}[$ne]=1`, `${name}[]=1&${name}[$gt]=`, `${name}[a][$regex]=^a`];
      const attacked = textPlaces(one.query).map(([name], index) => forms(String(name))[index % 3] ?? '');
      const answers = [...attacked, '__proto__=1'].map(async (attack) => {
        const { status } = await world.get(`${pathOf(one)}?${attack}`, actorFor(one));
        return [attack, status];
      });
      for (const [attack, status] of await Promise.all(answers)) expect([attack, status]).toEqual([attack, 400]);
    },
  );

  it.each(['/api/v1/settings/', '/hooks/', '/hooks/x/'])('is refused in the path after %s', async (path) => {
    for (const text of ['{"$ne":1}', '__proto__', '..%2f..%2fetc', '%00', '%ff']) {
      const answer = await world.get(path + encodeURI(text), world.dora);
      expect(Math.floor(answer.status / 100)).toBe(4);
    }
  });

  it('is refused in a form', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await world.ask('POST', '/api/v1/login', { headers, body: 'user[$ne]=1&password[$ne]=1' });
    expect(answer.status).toBe(400);
  });

  it('leaves the server alive', async () => {
    expect((await world.get('/health', null)).text).toBe('ok');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('a room of others', () => {
  const SECRET = 'the launch is on friday';
  /** Where callers name rooms and messages. */
  const names = new Set(['roomId', 'rid', 'roomName', 'msgId', 'messageId', 'channel', 'tmid', 'mid']);
  const nameAt = (place: readonly (string | number)[]) => String(place.findLast((step) => step !== 0));
  const schemaOf = ({ method, query, body }: Endpoint) => (method === 'GET' ? query : body);
  /** That a name is taken must be told to whoever wants it, and is the same for all names of rooms. */
  const tellsNames = (path: string) => path.endsWith('.create') || path.endsWith('.nameExists');
  const asking = endpoints.flatMap((one) => {
    const schema = one.path.startsWith('/api/') && !tellsNames(one.path) ? schemaOf(one) : undefined;
    const places = schema === undefined ? [] : textPlaces(schema).filter((place) => names.has(nameAt(place)));
    return places.map((place) => [`${routeOf(one)} ${place.join('.')}`, one, place] as const);
  });

  let values: Readonly<Record<string, readonly [real: string, absent: string]>>;
  beforeAll(async () => {
    const { ctx, alice, room } = world;
    const message = await sendMessage(ctx, alice, { roomId: room._id, body: SECRET });
    values = {
      roomName: ['secret-plans', 'no-such-place'],
      channel: ['#secret-plans', '#no-such-place'],
      msgId: [message._id, ctx.newId()],
      messageId: [message._id, ctx.newId()],
      tmid: [message._id, ctx.newId()],
      mid: [message._id, ctx.newId()],
    };
  });

  it.each(asking)('is like one that never was at %s', async (_, one, place) => {
    const schema = schemaOf(one);
    if (schema === undefined) return;
    const sample = sampleWith(schema, place);
    const pair = values[nameAt(place)] ?? [world.room._id, world.ctx.newId()];
    const outcomes = pair.map(async (value) => {
      const input = withValue(sample, place, value) as Record<string, string>;
      const answer =
        one.method === 'GET'
          ? await world.get(`${one.path}?${new URLSearchParams(input).toString()}`, world.carol)
          : await world.post(one.path, input, world.carol);
      expect(answer.text).not.toContain(SECRET);
      return [answer.status, answer.text.replaceAll(value, '…')];
    });
    const [real, absent] = await Promise.all(outcomes);
    expect(real).toEqual(absent);
  });
});
