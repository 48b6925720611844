import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Place } from '../server/listen.ts';

/** What the store tells its launcher. */
export type ChildMessage = { ready: string } | { alive: true };

/** What the launcher tells its store. */
export type LauncherMessage = { stop: true };

/** A store that says nothing for so long hangs, and is ended. */
const SILENCE_MS = 30_000;
/** A graceful end that takes longer is made a hard one; what was acknowledged is on disk. */
const STOP_MS = 7_000;

export interface ChildOptions {
  dataDir: string;
  place: Place;
  /** Further arguments of `serve`. */
  args: readonly string[];
  onLog(line: string): void;
}

/** One life of the store's process. */
export class StoreChild {
  /** Resolves with the URL when the store answers. @throws when it ends before */
  readonly ready: Promise<string>;
  readonly ended: Promise<void>;
  private readonly process: ChildProcess;
  private isReady = false;
  private lastWords = '';
  private silence: NodeJS.Timeout | undefined;

  constructor(options: ChildOptions) {
    this.process = start(options);
    for (const stream of [this.process.stdout, this.process.stderr]) {
      if (!stream) continue;
      onLine(stream, (line) => {
        if (!TRACE.test(line)) this.lastWords = line;
        options.onLog(line);
      });
    }
    this.ended = new Promise((resolve) => {
      this.process.once('error', () => resolve());
      this.process.once('close', (_code, signal) => {
        if (signal !== null && this.lastWords === '') this.lastWords = `the store was ended by ${signal}`;
        resolve();
      });
    });
    this.ready = new Promise((resolve, reject) => {
      this.process.on('message', (message: ChildMessage) => {
        this.watchForSilence();
        if (!('ready' in message)) return;
        this.isReady = true;
        resolve(message.ready);
      });
      void this.ended.then(() => {
        clearTimeout(this.silence);
        reject(new Error(this.lastWords || 'the store ended at once'));
      });
    });
    this.ready.catch(() => undefined);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  async stop(): Promise<void> {
    const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_MS);
    // Once it answers it does not listen to signals, see `serve`.
    if (this.isReady && this.process.connected) this.process.send({ stop: true } satisfies LauncherMessage);
    else this.process.kill('SIGTERM');
    await this.ended;
    clearTimeout(timer);
  }

  private watchForSilence(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.process.kill('SIGKILL'), SILENCE_MS);
    this.silence.unref();
  }
}

/** What Node says behind the reason when a program ends by it. */
const TRACE = /^(\s+at |\s*$|Node\.js v|\}\s*$)/;

/** Lines as they come, all of them before the process counts as ended; the last one may lack its end. */
function onLine(stream: Readable, tell: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(tell);
  });
  stream.on('end', () => {
    if (rest !== '') tell(rest);
  });
}

/** What a long command keeps makes collecting young objects long: less of them at a time, so that nobody waits long for it. */
const SHORT_PAUSES = '--max-semi-space-size=4';

/** Runs the program beside this file, as TypeScript where this is TypeScript. */
function start({ dataDir, place, args }: ChildOptions): ChildProcess {
  const isTypeScript = import.meta.url.endsWith('.ts');
  const program = fileURLToPath(new URL(isTypeScript ? '../main.ts' : '../main.js', import.meta.url));
  const where = 'port' in place ? ['--port', String(place.port)] : ['--socket', place.socketPath];
  return spawn(
    process.execPath,
    [
      SHORT_PAUSES,
      ...(isTypeScript ? ['--import', 'tsx'] : []),
      program,
      'serve',
      '--data',
      dataDir,
      ...where,
      '--supervised',
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
}
