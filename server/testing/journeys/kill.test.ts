import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../../client/testing/start-app.ts';
import type { MessageView } from '../../contracts/message.ts';
import { createIdMaker } from '../../platform/ids.ts';
import { openClient } from '../../edges/socket/testing/test-client.ts';
import { SteadyClient } from './steady-client.ts';

/** Half of them kill the server, half the store. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20);
const SENDERS = 6;
const GENERAL = 'GENERAL';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
}, 180_000);
afterAll(() => app.stop());

async function post(path: string, body: unknown): Promise<string> {
  const headers = { 'Content-Type': 'application/json', Origin: app.origin };
  const response = await fetch(app.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return /parley_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

async function killStore(): Promise<void> {
  const lock = join(app.directory, 'data/store/store.lock');
  process.kill((JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }).pid, 'SIGKILL');
}

/** Waits until every sender got `more` further messages through: the load is on again. */
async function untilSent(clients: readonly SteadyClient[], more: number): Promise<void> {
  const goals = clients.map((client) => client.acknowledged.size + more);
  const deadline = Date.now() + 60_000;
  while (clients.some((client, at) => client.acknowledged.size < (goals[at] ?? 0))) {
    if (Date.now() > deadline) throw new Error('the senders did not get on within 60 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function wholeRoom(token: string): Promise<readonly MessageView[]> {
  const reader = await openClient(app.origin, token);
  const messages: MessageView[] = [];
  for (let after = 0; ;) {
    const page = await reader.call('message:page', { roomId: GENERAL, after, limit: 200 });
    messages.push(...page.messages);
    after = page.messages.at(-1)?.seq ?? after;
    if (!page.hasNewer) break;
  }
  reader.close();
  return messages.filter((message) => message.kind === 'text');
}

describe('server and store killed under load', () => {
  it(
    'nothing acknowledged is lost, nothing is doubled, order is kept, and every screen shows what is stored',
    async () => {
      const person = (name: string) => ({
        username: name,
        name,
        email: `${name}@example.org`,
        password: 'correct horse',
      });
      const admin = await post('/session/setup', {
        admin: person('dora'),
        organizationName: 'Acme',
        language: 'en',
        channels: [],
      });
      const tokens: string[] = [];
      for (let at = 0; at < SENDERS; at++) tokens.push(await post('/session/register', person(`sender${at}`)));
      const clients = tokens.map((token) => new SteadyClient(app.origin, token, GENERAL));
      const newId = createIdMaker();
      for (const client of clients) client.begin(newId);

      for (let round = 0; round < ROUNDS; round++) {
        await untilSent(clients, 2);
        if (round % 2 === 0) await killStore();
        else await app.kill().then(() => app.restart());
      }
      await untilSent(clients, 2);
      await Promise.all(clients.map((client) => client.finish()));

      const stored = await wholeRoom(admin);
      const ids = stored.map((message) => message.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(stored.map((message) => message.seq)).size).toBe(stored.length);
      for (const client of clients) {
        const lost = [...client.acknowledged].filter((id) => !ids.includes(id));
        expect(lost).toEqual([]);
        const mine = new Set(client.sent);
        expect(ids.filter((id) => mine.has(id))).toEqual(client.sent);
        const shown = [...client.view.values()]
          .filter((message) => message.kind === 'text')
          .sort((a, b) => a.seq - b.seq);
        expect(shown.map((message) => message.id)).toEqual(ids);
      }
      clients.forEach((client) => client.close());
    },
    ROUNDS * 15_000 + 60_000,
  );
});
