import { once } from 'node:events';
import { readdir, stat, utimes } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { basename, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../../client/testing/start-app.ts';
import { createConfig } from '../../config/config.ts';
import { readEnvironment } from '../../config/env.ts';
import type { Context } from '../../domain/context.ts';
import { collectForgotten, type StoredFile } from '../../domain/files/index.ts';
import { createContext } from '../../context.ts';
import { createLog } from '../../platform/log.ts';
import { connectDatabase, type Database } from '../../store/connect.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 4);
const AT_ONCE = 4;
const SIZE = 2_000_000;
const GENERAL = 'GENERAL';
const BOUNDARY = 'parley-kill';

let app: RunningApp;
let cookie: string;
let database: Database;
let ctx: Context;
beforeAll(async () => {
  app = await startApp();
  const admin = { username: 'dora', name: 'Dora', email: 'dora@example.org', password: 'correct horse' };
  const response = await fetch(`${app.origin}/session/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: app.origin },
    body: JSON.stringify({ admin, organizationName: 'Acme', language: 'en', channels: [] }),
  });
  cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}, 180_000);
afterAll(async () => {
  await database?.close();
  await app.stop();
});

/** Another process on the same store and disk, as the one that runs the jobs may be. */
async function openStore(): Promise<void> {
  database = await connectDatabase(app.storeUrl, { name: 'parley' });
  const environment = { PORT: '0', LOG_LEVEL: 'silent', UPLOADS_DIR: join(app.directory, 'uploads') };
  const config = createConfig(readEnvironment(environment));
  ctx = await createContext(config, database.db, createLog('silent'));
}

const content = (letter: string) => Buffer.alloc(SIZE, letter);

/** Sends a file and its message in one step. `share` of it is on the line when this resolves. */
async function begin(letter: string, share: number): Promise<ClientRequest> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="msg"\r\n\r\nfile ${letter}\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${letter}.bin"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), content(letter), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  const sent = request(`${app.origin}/api/v1/rooms.upload/${GENERAL}`, {
    method: 'POST',
    headers: {
      cookie,
      origin: app.origin,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': body.length,
    },
  });
  sent.on('error', () => undefined);
  const first = body.subarray(0, Math.floor(body.length * share));
  await new Promise<void>((resolve) => sent.write(first, () => resolve()));
  if (share === 1) sent.end();
  return sent;
}

const statusOf = async (sent: ClientRequest) => ((await once(sent, 'response')) as [IncomingMessage])[0];

async function messages(): Promise<{ msg: string; files?: { _id: string; name: string }[] }[]> {
  const response = await fetch(`${app.origin}/api/v1/channels.messages?roomId=${GENERAL}&count=100`, {
    headers: { cookie },
  });
  return ((await response.json()) as { messages: { msg: string }[] }).messages;
}

async function download(id: string): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(`${app.origin}/file-upload/${id}`, { headers: { cookie } });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function bytesThere(): Promise<string[]> {
  const root = join(app.directory, 'uploads');
  // Files come and go while it is read.
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name !== '.gitkeep')
    .map((entry) => join(entry.parentPath, entry.name));
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not become so in time');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe('a server that is killed while files are uploaded', () => {
  it(
    'shows no file that is not whole, collects what was left, and takes the same file again',
    async () => {
      let leftovers = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        // Some are in the middle of the line, and some have arrived and are just being kept.
        const shares = Array.from({ length: AT_ONCE }, (_, index) => (index % 2 === round % 2 ? 1 : 0.6));
        await Promise.all(shares.map((share, index) => begin(String.fromCharCode(97 + index), share)));
        // Every other time when files arrive, and every other when one is just being kept.
        await until(async () => (await bytesThere()).some((path) => round % 2 === 0 || !path.includes('incoming')));
        await app.kill();
        leftovers += (await bytesThere()).length;
        await app.restart();
      }
      expect(leftovers).toBeGreaterThan(0);

      // Whatever is shown is whole; what is not whole is shown nowhere.
      for (const { msg, files = [] } of await messages()) {
        for (const { _id, name } of files) {
          const { status, bytes } = await download(_id);
          expect([msg, status, bytes.equals(content(name[0] ?? ''))]).toEqual([msg, 200, true]);
        }
      }

      const again = await begin('z', 1);
      const answer = await statusOf(again);
      expect(answer.statusCode).toBe(200);
      const { message } = (await json(answer)) as { message: { files: { _id: string }[] } };
      expect((await download(message.files[0]?._id ?? '')).bytes.equals(content('z'))).toBe(true);

      await openStore();
      const files = database.db.collection<StoredFile>('files');
      await files.updateMany({ state: { $ne: 'attached' } }, { $set: { createdAt: new Date(0) } });
      for (const path of await bytesThere()) if (path.includes('incoming')) await utimes(path, 0, 0);
      await collectForgotten(ctx);

      // Every document has its bytes, all bytes have a document, and nothing lies in between.
      const kept = await files.find().toArray();
      expect(kept.every((file) => file.state === 'attached')).toBe(true);
      const there = await bytesThere();
      expect(there.map((path) => basename(path)).sort()).toEqual(kept.map((file) => file._id).sort());
      for (const path of there) expect((await stat(path)).size).toBe(SIZE);
    },
    60_000 + ROUNDS * 30_000,
  );
});
