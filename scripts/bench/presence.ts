import { startChild } from './children.ts';
import { connectAll } from './connect-all.ts';
import type { Measured } from './table.ts';

/** How many people the figure stands for, and how often each of them goes away or comes back. */
const PEOPLE = 10_000;
const FLIPS_PER_PERSON_AND_HOUR = 12;
/** Whom each of them has on screen. */
const ROSTER = 50;
const SECONDS = 10;

interface Stranger {
  readonly id: string;
  readonly token: string;
}

/**
 * What presence takes of the server's processor. A flip costs what it costs to write and to tell those who have that person on
 * screen, whoever else is connected: so fewer people than the figure stands for may be connected, and flip as often as all.
 */
export function presence(connected: number): (storeUrl: string) => Promise<Measured[]> {
  return async (storeUrl) => {
    const server = await startChild('parley-server.ts', { MONGO_URL: storeUrl, PORT: '0' });
    try {
      const people = (await server.ask('strangers', { name: 'flip', count: connected })) as readonly Stranger[];
      const clients = await connectAll(
        server.port,
        people.map(({ token }) => token),
      );
      for (const [index, client] of clients.entries()) {
        const userIds = Array.from({ length: ROSTER }, (_, n) => people[(index + n + 1) % people.length]?.id ?? '');
        await client.call('presence:watch', { userIds });
      }
      await pause(4_000);

      const idle = await cpuOver(SECONDS, () => pause(SECONDS * 1_000));
      const rate = (PEOPLE * FLIPS_PER_PERSON_AND_HOUR) / 3_600;
      const away = new Map<number, boolean>();
      let flips = 0;
      const busy = await cpuOver(SECONDS, async () => {
        const started = performance.now();
        while (performance.now() - started < SECONDS * 1_000) {
          const due = Math.floor(((performance.now() - started) / 1_000) * rate);
          for (; flips < due; flips += 1) {
            // Never the same person twice within what is gathered, or nothing would flip.
            const who = (flips * 37) % clients.length;
            away.set(who, !(away.get(who) ?? false));
            void clients[who]?.call('presence:activity', { away: away.get(who) });
          }
          await pause(10);
        }
      });
      for (const client of clients) client.close();
      return [
        {
          what: `presence: ${flips} flips in ${SECONDS} s, as ${PEOPLE} people make, each on ${ROSTER} screens`,
          ours: `${((busy - idle) * 100).toFixed(1)} % of a core`,
          beside: `${(idle * 100).toFixed(1)} % with nobody moving, ${connected} connected`,
          ratio: null,
          aim: '≤ 5 %',
        },
      ];
    } finally {
      await server.stop();
    }

    /** @returns the share of one core. */
    async function cpuOver(seconds: number, work: () => Promise<void>): Promise<number> {
      const before = await server.usage();
      await work();
      return ((await server.usage()).cpu - before.cpu) / 1_000_000 / seconds;
    }
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
