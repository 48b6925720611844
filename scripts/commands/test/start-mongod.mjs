import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

const READY_WITHIN_MS = 60_000;

/**
 * Starts a MongoDB as the replica set rs0 of one member on loopback.
 * @param {string} binary
 * @param {string} folder for its data
 * @returns {Promise<{ url: string, end: () => Promise<void> }>}
 */
export async function startMongod(binary, folder) {
  const port = await freePort();
  const args = ['--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder, '--quiet'];
  const child = spawn(binary, args, { stdio: 'ignore' });
  const ended = once(child, 'close');
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);

  const end = async () => {
    process.off('exit', killAtExit);
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await Promise.race([
      initiate(port),
      ended.then(() => Promise.reject(new Error(`${binary} ended before it could be used.`))),
    ]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return { url: `mongodb://127.0.0.1:${port}/?replicaSet=rs0`, end };
}

/** @param {number} port */
async function initiate(port) {
  const { MongoClient } = await import('mongodb');
  const deadline = Date.now() + READY_WITHIN_MS;
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: READY_WITHIN_MS,
  });
  try {
    const admin = client.db('admin');
    await admin.command({
      replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] },
    });
    while ((await admin.command({ hello: 1 }))['isWritablePrimary'] !== true) {
      if (Date.now() > deadline) throw new Error('The MongoDB started for the tests elected no primary.');
      await wait(100);
    }
  } finally {
    await client.close();
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
