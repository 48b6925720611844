import { startChild } from './children.ts';
import { connectAll, type Crowd } from './connect-all.ts';
import type { Measured } from './table.ts';

const ROOMS = 20;
const READS = 500;

/** The newest fifty messages of a room, asked for by a client, among very many. */
export function page(messages: number) {
  return async (storeUrl: string): Promise<Measured[]> => {
    const server = await startChild('parley-server.ts', { MONGO_URL: storeUrl, PORT: '0' });
    try {
      const crowds: Crowd[] = [];
      for (let n = 0; n < ROOMS; n += 1) {
        const crowd = (await server.ask('crowd', { name: `pages${n}`, count: 1 })) as Crowd;
        crowds.push(crowd);
        await server.ask('fill', { ...crowd, count: Math.round(messages / ROOMS) });
      }
      const clients = await connectAll(
        server.port,
        crowds.map(({ ownerToken }) => ownerToken),
      );
      const times: number[] = [];
      for (let n = 0; n < READS; n += 1) {
        const before = performance.now();
        await clients[n % ROOMS]?.call('message:page', { roomId: crowds[n % ROOMS]?.roomId, limit: 50 });
        // The first of each room warms what a running server has warm.
        if (n >= ROOMS) times.push(performance.now() - before);
      }
      for (const client of clients) client.close();
      times.sort((a, b) => a - b);
      const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
      return [
        {
          what: `newest page of a room among ${messages.toLocaleString('en')} messages: p50 / p99`,
          ours: `${at(0.5)} / ${at(0.99)} ms`,
          beside: '',
          ratio: null,
          aim: 'p99 ≤ 10 ms at 1M',
        },
      ];
    } finally {
      await server.stop();
    }
  };
}
