import { cpus, hostname, platform, totalmem, type as osType } from 'node:os';
import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { TURN_LIMITS, turnClock } from '../../turns/turn.ts';
import { MAX_DOCUMENT_BYTES } from '../../wire/limits.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';
import { SET_NAME } from '../engine.ts';
import { operations } from './operations.ts';
import { whole } from './whole.ts';
import { FEATURE_VERSION, VERSION, VERSION_PARTS } from './version.ts';

export const ping: Command = { names: ['ping'], run: () => ({ fields: new Doc() }) };

export const buildInfo: Command = {
  names: ['buildInfo', 'buildinfo'],
  run: () => ({
    fields: Doc.of({
      version: VERSION,
      gitVersion: 'embedded',
      modules: [],
      allocator: 'system',
      javascriptEngine: 'none',
      sysInfo: 'deprecated',
      versionArray: VERSION_PARTS,
      bits: new Int32(64),
      debug: false,
      maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
      storageEngines: ['lmdb'],
    }),
  }),
};

export const hostInfo: Command = {
  names: ['hostInfo'],
  run: () => ({
    fields: Doc.of({
      system: Doc.of({
        currentTime: new Date(),
        hostname: hostname(),
        cpuAddrSize: new Int32(64),
        memSizeMB: whole(Math.floor(totalmem() / 2 ** 20)),
        numCores: new Int32(cpus().length),
        cpuArch: process.arch,
      }),
      os: Doc.of({ type: osType(), name: platform(), version: '' }),
      extra: new Doc(),
    }),
  }),
};

export const connectionStatus: Command = {
  names: ['connectionStatus'],
  run: () => ({
    fields: Doc.of({ authInfo: Doc.of({ authenticatedUsers: [], authenticatedUserRoles: [] }) }),
  }),
};

/** Nobody has to log in, so nobody can. */
export const saslStart: Command = {
  names: ['saslStart', 'authenticate'],
  run() {
    throw new StoreError('AuthenticationFailed', 'Authentication failed.');
  },
};

export const logout: Command = { names: ['logout'], run: () => ({ fields: new Doc() }) };

const PARAMETERS: Readonly<Record<string, () => Doc | boolean>> = {
  featureCompatibilityVersion: () => Doc.of({ version: FEATURE_VERSION }),
  enableTestCommands: () => false,
  logComponentVerbosity: () => Doc.of({ verbosity: new Int32(0) }),
};

export const getParameter: Command = {
  names: ['getParameter'],
  adminOnly: true,
  run({ body }): Reply {
    const all = body.get('getParameter') === '*';
    const names = Object.keys(PARAMETERS).filter((name) => all || body.has(name));
    if (names.length === 0) throw new StoreError('InvalidOptions', 'no option found to get');
    return { fields: Doc.of(Object.fromEntries(names.map((name) => [name, PARAMETERS[name]?.() ?? null]))) };
  },
};

export const getCmdLineOpts: Command = {
  names: ['getCmdLineOpts'],
  adminOnly: true,
  run: () => ({ fields: Doc.of({ argv: ['embedded-store'], parsed: new Doc() }) }),
};

/** Nothing is profiled. */
export const profile: Command = {
  names: ['profile'],
  run({ args }): Reply {
    if ((args.int('profile') ?? -1) > 0)
      throw new StoreError('CommandNotSupported', 'profiling is not supported by the embedded store');
    return { fields: Doc.of({ was: new Int32(0), slowms: new Int32(100), sampleRate: 1 }) };
  },
};

/** There are no users and no roles: whoever can open the socket may do everything. */
export const usersInfo: Command = { names: ['usersInfo'], run: () => ({ fields: Doc.of({ users: [] }) }) };
export const rolesInfo: Command = { names: ['rolesInfo'], run: () => ({ fields: Doc.of({ roles: [] }) }) };

export const currentOp: Command = {
  names: ['currentOp'],
  adminOnly: true,
  run: ({ engine }) => ({ fields: Doc.of({ inprog: operations(engine.node.address) }) }),
};

export const whatsMyUri: Command = {
  names: ['whatsmyuri'],
  run: ({ client }) => ({ fields: Doc.of({ you: client.address }) }),
};

/** How long everybody had to wait for whoever had the turn: how often by length, and the longest with their commands. */
function turnStatistics(): Doc {
  const { number, counts, longest } = turnClock.statistics;
  const byLength = new Doc();
  counts.forEach((count, i) => byLength.push(lengthName(i), whole(count)));
  return Doc.of({
    total: whole(number),
    byLength,
    longest: longest.map(({ ms, at, commands }) => Doc.of({ ms, at, commands: [...commands] })),
  });
}

const lengthName = (at: number): string =>
  at < TURN_LIMITS.length ? `upTo${TURN_LIMITS[at]}ms` : `over${TURN_LIMITS.at(-1)}ms`;

const COUNTED: Readonly<Record<string, string>> = {
  insert: 'insert',
  find: 'query',
  update: 'update',
  delete: 'delete',
  getMore: 'getmore',
};

/** Commands by kind; MongoDB counts the documents of an insert one by one. */
function operationCounts(counts: ReadonlyMap<string, number>): Doc {
  let commands = 0;
  for (const [name, count] of counts) if (!(name in COUNTED)) commands += count;
  const fields = new Doc();
  for (const [name, shown] of Object.entries(COUNTED)) fields.push(shown, whole(counts.get(name) ?? 0));
  return fields.push('command', whole(commands));
}

/** With `resetTurns: true` the turns so far are told and forgotten. */
export const serverStatus: Command = {
  names: ['serverStatus'],
  run({ engine, body }): Reply {
    const { node, store, counts, cursors, sessions } = engine;
    const uptime = (Date.now() - node.startedAt.getTime()) / 1000;
    const memory = process.memoryUsage();
    const cpu = process.cpuUsage();
    const { commits, writes, fileSize } = store.statistics();
    const commands = new Doc();
    for (const [name, count] of counts) commands.push(name, whole(count));
    const fields = Doc.of({
      host: node.address,
      version: VERSION,
      process: 'embedded-store',
      pid: BigInt(process.pid),
      uptime,
      uptimeMillis: BigInt(Math.round(uptime * 1000)),
      localTime: new Date(),
      connections: Doc.of({
        current: whole(node.connections),
        available: whole(1000 - node.connections),
        totalCreated: whole(node.connectionsMade),
      }),
      mem: Doc.of({ bits: new Int32(64), resident: whole(Math.round(memory.rss / 2 ** 20)), supported: true }),
      opcounters: operationCounts(counts),
      network: Doc.of({
        bytesIn: whole(node.traffic().in),
        bytesOut: whole(node.traffic().out),
        numRequests: whole([...counts.values()].reduce((sum, count) => sum + count, 0)),
      }),
      metrics: Doc.of({ cursor: Doc.of({ open: Doc.of({ total: whole(cursors.size) }) }), commands }),
      logicalSessionRecordCache: Doc.of({ activeSessionsCount: whole(sessions.size) }),
      transactions: Doc.of({ currentOpen: whole(sessions.openTransactions) }),
      storageEngine: Doc.of({ name: 'lmdb', persistent: true }),
      embedded: Doc.of({
        cpuMicroseconds: Doc.of({ user: whole(cpu.user), system: whole(cpu.system) }),
        commits: whole(commits),
        writes: whole(writes),
        fileSize: whole(fileSize),
        turns: turnStatistics(),
      }),
      repl: Doc.of({
        setName: SET_NAME,
        setVersion: new Int32(1),
        isWritablePrimary: true,
        secondary: false,
        primary: node.address,
        hosts: [node.address],
        me: node.address,
      }),
    });
    if (body.get('resetTurns') === true) turnClock.reset();
    return { fields };
  },
};
