import { parseArgs } from 'node:util';
import { compactStore } from './server/compact.ts';
import { serve } from './server/serve.ts';
import type { Place } from './server/listen.ts';

const USAGE = `usage:
  store serve --data DIR (--port N | --socket PATH)   answers MongoDB's wire protocol on 127.0.0.1:N or at a unix socket
  store compact --data DIR                            rewrites the data file without unused pages; the store must not be running
options of serve:
  --no-flush             acknowledges before the disk has it; for tests only
  --log-hours N          keeps changes for N hours (24)
  --log-megabytes N      keeps at most N MB of changes (512)
  --test-commands        understands configureFailPoint`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    socket: { type: 'string' },
    'no-flush': { type: 'boolean', default: false },
    'log-hours': { type: 'string', default: '24' },
    'log-megabytes': { type: 'string', default: '512' },
    'test-commands': { type: 'boolean', default: false },
    supervised: { type: 'boolean', default: false },
  },
});

const [command] = positionals;
try {
  if (command === 'serve' && values.data !== undefined) {
    await serve({
      dataDir: values.data,
      place: placeOf(values.socket, values.port),
      flush: !values['no-flush'],
      logLimits: {
        maxAgeSeconds: Number(values['log-hours']) * 3600,
        maxBytes: Number(values['log-megabytes']) * 2 ** 20,
      },
      testCommands: values['test-commands'],
      supervised: values.supervised,
    });
  } else if (command === 'compact' && values.data !== undefined) {
    const { before, after } = await compactStore(values.data);
    console.log(`compacted: ${before} bytes before, ${after} bytes after`);
  } else throw new Error(USAGE);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function placeOf(socketPath: string | undefined, port: string | undefined): Place {
  if (socketPath !== undefined) return { socketPath };
  const number = Number(port);
  if (port !== undefined && Number.isInteger(number) && number >= 0 && number < 65_536) return { port: number };
  throw new Error(USAGE);
}
