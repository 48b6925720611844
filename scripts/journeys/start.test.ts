import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlantedTree } from '../check/planted-tree.ts';
import { root } from '../prepare/root.mjs';

let tree: PlantedTree;
let running: Start[];

beforeEach(() => {
  tree = new PlantedTree();
  running = [];
});
afterEach(async () => {
  for (const start of running) start.signal('SIGKILL');
  await Promise.all(running.map((start) => start.end));
  tree.remove();
});

interface Start {
  /** The exit code, and all that was said, once nobody is left who could say more. */
  readonly end: Promise<{ code: number | null; said: string }>;
  /** Resolves when `text` has been said. */
  says(text: string): Promise<void>;
  /** To every process of this start, as a terminal does. */
  signal(signal: NodeJS.Signals): void;
  signalServer(signal: NodeJS.Signals): void;
}

/** Runs what `npm start` runs, as the leader of a group of its own. */
function start(environment: Record<string, string>): Start {
  const places = { DATA_DIR: join(tree.root, 'data'), UPLOADS_DIR: join(tree.root, 'uploads') };
  const env = { ...process.env, ...places, PORT: '0', LOG_LEVEL: 'info', ...environment };
  const child: ChildProcess = spawn(process.execPath, [`${root}scripts/start.mjs`], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = (chunk: Buffer): void => {
    said += chunk.toString();
    child.emit('heard');
  };
  child.stdout?.on('data', heard);
  child.stderr?.on('data', heard);
  const started: Start = {
    end: once(child, 'close').then(([code]) => ({ code: code as number | null, said })),
    async says(text) {
      while (!said.includes(text)) {
        await Promise.race([once(child, 'heard'), once(child, 'close')]);
        if (child.exitCode !== null && !said.includes(text)) throw new Error(`It ended and said:\n${said}`);
      }
    },
    signalServer(signal) {
      child.kill(signal);
    },
    signal(signal) {
      try {
        process.kill(-(child.pid ?? 0), signal);
      } catch {
        // All of them have ended.
      }
    },
  };
  running.push(started);
  return started;
}

describe('npm start', () => {
  it('names the address, and on Ctrl-C stops the server and the store without a word of alarm', async () => {
    const parley = start({});
    await parley.says('Parley runs at  http://localhost:');
    parley.signal('SIGINT');

    const { code, said } = await parley.end;

    expect(code).toBe(0);
    expect(said).not.toMatch(/starting it again|"level":(40|50|60)/);
  });

  it('stops on the signal that supervisors send, and takes the store with it', async () => {
    const parley = start({});
    await parley.says('Parley runs at');
    parley.signalServer('SIGTERM');

    const { code, said } = await parley.end;

    expect(code).toBe(0);
    expect(said).not.toMatch(/starting it again|"level":(40|50|60)/);
  });

  describe('tells in one sentence what to do, and fails, when', () => {
    let other: Server;
    beforeEach(async () => {
      other = createServer().listen(0, '0.0.0.0');
      await once(other, 'listening');
    });
    afterEach(() => {
      other.close();
    });

    it('the port is taken', async () => {
      const { port } = other.address() as AddressInfo;
      const { code, said } = await start({ PORT: String(port) }).end;
      expect(code).toBe(1);
      expect(said).toContain(`Port ${port} is taken by another program`);
    });

    it('the place for its data is none', async () => {
      tree.plant('data', 'a file');
      const { code, said } = await start({}).end;
      expect(code).toBe(1);
      expect(said).toMatch(/is not a directory: name another one/);
    });

    it('nobody answers at MONGO_URL', async () => {
      const { port } = other.address() as AddressInfo;
      other.close();
      const { code, said } = await start({ MONGO_URL: `mongodb://127.0.0.1:${port}/parley?replicaSet=rs0` }).end;
      expect(code).toBe(1);
      expect(said).toMatch(/The database at MONGO_URL does not answer .* Check the address/);
    });

    it.each([
      ['PORT', 'eighty'],
      ['MONGO_URL', 'postgres://localhost/parley'],
      ['ROOT_URL', 'chat.example.org'],
    ])('%s is %s', async (name, value) => {
      const { code, said } = await start({ [name]: value }).end;
      expect(code).toBe(1);
      expect(said).toMatch(new RegExp(`The configuration is not right\\.\\n  ${name}: `));
    });
  });
});
