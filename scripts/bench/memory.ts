import { startChild } from './children.ts';
import { connectAll, type Crowd } from './connect-all.ts';
import type { Measured } from './table.ts';

const CONNECTIONS = 1_000;

/** What an idle connection of somebody who is logged in takes of the server's memory, each of another person. */
export async function memory(storeUrl: string): Promise<Measured[]> {
  const [server, bare] = [
    await startChild('parley-server.ts', { MONGO_URL: storeUrl, PORT: '0' }),
    await startChild('bare-server.ts'),
  ];
  try {
    const crowd = (await server.ask('crowd', { name: 'idle', count: CONNECTIONS })) as Crowd;
    // Once around, so that what is made once is not counted for everybody.
    for (const client of await connectAll(server.port, crowd.tokens.slice(0, 500))) client.close();
    const nobody = crowd.tokens.map(() => null);
    for (const client of await connectAll(bare.port, nobody.slice(0, 500))) client.close();
    await settled();

    const before = { ours: await server.usage(true), bare: await bare.usage(true) };
    const clients = [...(await connectAll(server.port, crowd.tokens)), ...(await connectAll(bare.port, nobody))];
    await settled();
    const after = { ours: await server.usage(true), bare: await bare.usage(true) };
    for (const client of clients) client.close();

    const perConnection = (measure: 'rss' | 'heap', which: 'ours' | 'bare') =>
      (after[which][measure] - before[which][measure]) / CONNECTIONS / 1024;
    return (['heap', 'rss'] as const).map((measure) => ({
      what: `memory per idle logged-in connection (${measure}, ${CONNECTIONS} of them)`,
      ours: `${perConnection(measure, 'ours').toFixed(1)} KB`,
      beside: `${perConnection(measure, 'bare').toFixed(1)} KB bare Socket.io`,
      ratio: perConnection(measure, 'ours') / perConnection(measure, 'bare'),
      aim: '≤ 30 KB',
    }));
  } finally {
    await Promise.all([server.stop(), bare.stop()]);
  }
}

/** Presence is written within a few hundred milliseconds, and those who left are gone after three seconds. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 4_500));
}
