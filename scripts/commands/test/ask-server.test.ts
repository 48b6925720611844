import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStore, type TestStore } from '../../../server/embedded-store/testing/start-store.ts';
import { askServer } from './ask-server.mjs';

describe('askServer', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await startStore();
  });
  afterAll(() => store.stop());

  it('tells a stand-in from the real one', async () => {
    expect(await askServer(store.url)).toBe('an embedded store that answers as MongoDB 5.0.0');
  });

  it('says in a sentence that nobody answers', async () => {
    const nobody = 'mongodb://127.0.0.1:1/';
    await expect(askServer(nobody, 200)).rejects.toThrow(/^The tests cannot run on the server of MONGO_URL: /);
  });
});
