import { startChild } from './children.ts';
import { connectAll, type Crowd } from './connect-all.ts';
import type { Measured } from './table.ts';

const ROOMS = 40;
const SEARCHES = 300;

/**
 * Two words, as somebody remembers them of a message that was said somewhere, looked for in all the rooms that one is in, which are half
 * of all. The messages have words as people use them: a few everywhere, most nearly nowhere.
 */
export function search(messages: number) {
  return async (storeUrl: string): Promise<Measured[]> => {
    const server = await startChild('parley-server.ts', { MONGO_URL: storeUrl, PORT: '0' });
    try {
      const crowd = (await server.ask('crowd', { name: 'searchers', count: 1 })) as Crowd;
      const pairs = (await server.ask('past', {
        rooms: ROOMS,
        reader: crowd.owner,
        messages,
        pairs: SEARCHES,
      })) as string[];
      const [client] = await connectAll(server.port, [crowd.ownerToken]);
      const times: number[] = [];
      for (const [n, text] of pairs.entries()) {
        const before = performance.now();
        await client?.call('message:search', { text, limit: 20 });
        // The first few warm what a running server has warm.
        if (n >= 10) times.push(performance.now() - before);
      }
      client?.close();
      times.sort((a, b) => a - b);
      const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
      return [
        {
          what: `two words among ${messages.toLocaleString('en')} messages, half of them in one's rooms: p50 / p99`,
          ours: `${at(0.5)} / ${at(0.99)} ms`,
          beside: '',
          ratio: null,
          aim: 'p99 ≤ 100 ms at 1M',
        },
      ];
    } finally {
      await server.stop();
    }
  };
}
