import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** A whole Parley of its own: server and embedded store as processes, on a directory that goes with it. */
export interface RunningApp {
  readonly origin: string;
  /** Of the store itself, for what would take too long through the front door. */
  readonly storeUrl: string;
  /** Holds all of it: `data/store` and `uploads`. */
  readonly directory: string;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startApp(): Promise<RunningApp> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-journey-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let server = await start(directory, port, origin);

  const socket = encodeURIComponent(join(directory, 'data', 'store', 'store.sock'));
  return {
    origin,
    storeUrl: `mongodb://${socket}/?directConnection=true&replicaSet=rs0`,
    directory,
    kill: () => end(server, 'SIGKILL'),
    restart: async () => {
      server = await start(directory, port, origin);
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function start(directory: string, port: number, origin: string): Promise<ChildProcess> {
  const output: string[] = [];
  const server = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      BIND_IP: '127.0.0.1',
      ROOT_URL: origin,
      DATA_DIR: join(directory, 'data'),
      UPLOADS_DIR: join(directory, 'uploads'),
      LOG_LEVEL: 'warn',
      TEST_MODE: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  server.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(origin))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`the server did not start:\n${output.join('')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return server;
}

async function end(server: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill(signal);
  await exited;
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/session`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
