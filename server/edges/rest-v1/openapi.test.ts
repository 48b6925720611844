import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';
import { restV1Endpoints } from './index.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

describe('the description of the API', () => {
  it('names every endpoint, what it takes and who may call', async () => {
    const { body } = await world.get('/api/v1/openapi.json', null);
    const { openapi, paths } = body as unknown as {
      openapi: string;
      paths: Record<string, Record<string, { parameters: { name: string; required: boolean }[]; security?: object }>>;
    };
    expect(openapi).toBe('3.1.0');
    const described = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb} ${path}`),
    );
    expect(described.length).toBe(restV1Endpoints.length - 1);
    expect(described).toContain('post /api/v1/settings/{_id}');

    const getMessage = paths['/api/v1/chat.getMessage']?.['get'];
    expect(getMessage).toMatchObject({ parameters: [{ name: 'msgId', in: 'query', required: true }], tags: ['chat'] });
    expect(getMessage?.security).toBeDefined();
    expect(paths['/api/v1/login']?.['post']?.security).toBeUndefined();
    expect(paths['/api/v1/settings']?.['get']).toMatchObject({ 'x-permission': 'view-privileged-setting' });
    expect(paths['/api/v1/chat.sendMessage']?.['post']).toMatchObject({
      requestBody: { content: { 'application/json': { schema: { required: ['message'] } } } },
    });
  });
});
