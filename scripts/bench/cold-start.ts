import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CountingClient } from './socket-driver.ts';
import type { Measured } from './table.ts';

const program = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const PATIENCE_MS = 30_000;

/** From the start of the process, its store included, to the first message that is acknowledged; on data that is there. */
export async function coldStart(): Promise<Measured[]> {
  if (!existsSync(program)) {
    process.stdout.write('  the server is not built: npm start builds it\n');
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  try {
    const [first, second] = [await startOnce(folder), await startOnce(folder)];
    return [
      {
        what: 'process start → first acknowledged message',
        ours: `${(second / 1000).toFixed(2)} s`,
        beside: `${(first / 1000).toFixed(2)} s on an empty directory`,
        ratio: second / first,
        aim: '≤ 2 s',
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      MONGO_URL: '',
      PORT: String(port),
      BIND_IP: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      ADMIN_USERNAME: 'bench',
      ADMIN_PASS: 'bench bench bench',
    },
  });
  try {
    const token = await logIn(port);
    const client = await CountingClient.open(port, token);
    await client.call('message:send', { id: `start${Date.now()}`, roomId: 'GENERAL', body: 'here' });
    const took = performance.now() - started;
    client.close();
    return took;
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Asks until somebody answers. */
async function logIn(port: number): Promise<string> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'bench', password: 'bench bench bench' }),
      });
      const body = (await answer.json()) as { data?: { authToken?: string } };
      if (body.data?.authToken !== undefined) return body.data.authToken;
    } catch {
      // Nobody listens yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the server did not start in time');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
