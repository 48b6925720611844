import { MongoClient } from 'mongodb';
import { startChild } from './children.ts';
import { connectAll, type Crowd } from './connect-all.ts';
import type { Measured } from './table.ts';

const MESSAGES = 20;

/** How many documents one message writes, counted in the store's own log: the same however many are in the room. */
export async function writes(storeUrl: string): Promise<Measured[]> {
  const server = await startChild('parley-server.ts', { MONGO_URL: storeUrl, PORT: '0' });
  const database = await MongoClient.connect(storeUrl);
  try {
    const counts: number[] = [];
    const sizes = [10, 10_000];
    for (const size of sizes) {
      const crowd = (await server.ask('crowd', { name: `members${size}`, count: 1, members: size })) as Crowd;
      const [client] = await connectAll(server.port, [crowd.ownerToken]);
      await client?.call('message:send', { id: `warm${size}`, roomId: crowd.roomId, body: 'counted' });
      await new Promise((resolve) => setTimeout(resolve, 500));
      // Heartbeats and presence are written by time, not by messages.
      const stream = database
        .db('parley')
        .watch([{ $match: { 'ns.coll': { $nin: ['instances', 'presences', 'jobs'] } } }]);
      await stream.tryNext();
      for (let n = 0; n < MESSAGES; n += 1)
        await client?.call('message:send', { id: `count${size}n${n}`, roomId: crowd.roomId, body: 'counted' });
      let written = 0;
      for (let empty = 0; empty < 3;) {
        if ((await stream.tryNext()) === null) empty += 1;
        else written += 1;
      }
      await stream.close();
      client?.close();
      counts.push(written / MESSAGES);
    }
    const [few, many] = counts;
    return [
      {
        what: 'writes per message, room of 10,000 beside room of 10',
        ours: `${(many ?? 0).toFixed(2)}`,
        beside: `${(few ?? 0).toFixed(2)} in the room of 10`,
        ratio: (many ?? 0) / (few ?? 1),
        aim: '1.00',
      },
    ];
  } finally {
    await database.close();
    await server.stop();
  }
}
