import { describe, expect, it } from '@jest/globals';
import { openConnection } from './raw-connection.ts';
import { readCases, readFixtures } from './recorded-case.ts';
import { MUCH, Replayer, difference } from './replay.ts';

/** A server that takes part in the tests; one that asks for a password or for TLS needs more than a raw connection. */
const url = process.env['MONGO_URL'];
const place = /^mongodb:\/\/([^@/?,:]+):?(\d*)/.exec(url ?? '');
const isReachable = place !== null && !/[?&](tls|ssl)=true/.test(url ?? '');

/** What newer versions changed since the answers were recorded; a server that answers less alike is read wrongly. */
const LEAST_SHARE = 0.9;
const ALL_MS = 900_000;

(isReachable ? describe : describe.skip)('a real MongoDB, asked again', () => {
  it(
    'answers most cases as the recorded one did, so that they are worth to be a yardstick',
    async () => {
      const [, host = '', port] = place ?? [];
      const connection = await openConnection({ host, port: Number(port || 27017) });
      const replayer = new Replayer(connection, readFixtures(), MUCH);
      const differences: string[] = [];
      const cases = [...readCases().values()].flat();
      for (const recorded of cases) {
        const comparison = await replayer.compare(recorded);
        if (!comparison.same) differences.push(difference(comparison));
      }
      connection.end();
      if (differences.length > cases.length * (1 - LEAST_SHARE)) expect(differences).toEqual([]);
    },
    ALL_MS,
  );
});
