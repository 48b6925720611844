import { parseArgs } from 'node:util';
import type { Place } from './listen.ts';
import type { ServeOptions } from './serve.ts';

const USAGE = `usage:
  store serve --data DIR (--port N | --socket PATH)   answers MongoDB's wire protocol on 127.0.0.1:N or at a unix socket
  store compact --data DIR                            rewrites the data file without unused pages; the store must not be running
options of serve:
  --no-flush             acknowledges before the disk has it; for tests only
  --log-hours N          keeps changes for N hours (24)
  --log-megabytes N      keeps at most N MB of changes (512)
  --test-commands        understands configureFailPoint`;

type CommandLine = { command: 'serve'; options: ServeOptions } | { command: 'compact'; dataDir: string };

/** @throws Error with the usage, or a sentence, for what cannot be meant */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { positionals, values } = parsed(argv);
  const { data: dataDir } = values;
  const [command, ...rest] = positionals;
  if (dataDir === undefined || dataDir === '' || rest.length > 0) throw new Error(USAGE);
  if (command === 'compact') return { command, dataDir };
  if (command !== 'serve') throw new Error(USAGE);
  const options: ServeOptions = {
    dataDir,
    place: placeOf(values.socket, values.port),
    flush: !values['no-flush'],
    logLimits: {
      maxAgeSeconds: positive('--log-hours', values['log-hours']) * 3600,
      maxBytes: positive('--log-megabytes', values['log-megabytes']) * 2 ** 20,
    },
    testCommands: values['test-commands'],
    supervised: values.supervised,
  };
  return { command, options };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
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
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
}

function placeOf(socketPath: string | undefined, port: string | undefined): Place {
  if ((socketPath === undefined) === (port === undefined)) throw new Error(USAGE);
  if (socketPath !== undefined) return { socketPath };
  const number = Number(port);
  if (port !== '' && Number.isInteger(number) && number >= 0 && number < 65_536) return { port: number };
  throw new Error(`--port takes a number from 0 to 65535, not '${port}'.`);
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (text !== '' && number > 0 && Number.isFinite(number)) return number;
  throw new Error(`${option} takes a number greater than 0, not '${text}'.`);
}
