import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

describe('first contact', () => {
  it('names the reported version to strangers, in short', async () => {
    const answer = await world.get('/api/info', null);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ version: '8.5', success: true });
  });
});
