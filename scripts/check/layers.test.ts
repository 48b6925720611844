import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../prepare/root.mjs';
import { PlantedTree } from './planted-tree.ts';

const refused: readonly [rule: string, from: string, to: string][] = [
  ['server-contracts', 'server/contracts/', 'server/platform/clock.ts'],
  ['server-platform', 'server/platform/', 'server/contracts/errors.ts'],
  ['server-embedded-store', 'server/embedded-store/wire/', 'server/platform/clock.ts'],
  ['server-config', 'server/config/', 'server/store/connect.ts'],
  ['server-store', 'server/store/', 'server/models/rooms.ts'],
  ['server-models', 'server/models/', 'server/domain/users/index.ts'],
  ['server-domain', 'server/domain/rooms/', 'server/changes/hub.ts'],
  ['server-changes', 'server/changes/', 'server/edges/socket/deliver.ts'],
  ['server-jobs', 'server/jobs/', 'server/changes/hub.ts'],
  ['server-edges', 'server/edges/ddp/', 'server/models/rooms.ts'],
  ['server-edges', 'server/edges/ddp/', 'server/store/connect.ts'],
  ['server-edges', 'server/edges/ddp/', 'client/lib/time.ts'],
  ['domain-through-its-face', 'server/domain/rooms/', 'server/domain/users/find-user.ts'],
  ['domain-from-outside', 'server/edges/ddp/', 'server/domain/users/find-user.ts'],
  ['no-other-edge', 'server/edges/ddp/', 'server/edges/rest-v1/routes.ts'],
  ['no-other-feature', 'client/features/rooms/', 'client/features/threads/Thread.tsx'],
  ['client-features', 'client/features/rooms/', 'server/models/rooms.ts'],
  ['client-features', 'client/features/rooms/', 'client/app/frame.tsx'],
  ['client-store', 'client/store/', 'client/features/threads/Thread.tsx'],
  ['client-transport', 'client/transport/', 'client/ui/Button.tsx'],
  ['client-ui', 'client/ui/', 'client/store/state.ts'],
  ['client-lib', 'client/lib/', 'client/store/state.ts'],
  ['wiring-is-imported-by-nothing', 'server/domain/rooms/', 'server/context.ts'],
  ['no-react-below-the-features', 'client/store/', 'node_modules/react/index.ts'],
  ['contracts-are-pure', 'server/contracts/', 'node:fs'],
  ['no-tests-in-the-product', 'server/domain/rooms/', 'server/testing/world.ts'],
  ['resolvable', 'server/domain/rooms/', './nowhere.ts'],
];

const allowed: readonly [from: string, to: string][] = [
  ['server/domain/rooms/', 'server/domain/users/index.ts'],
  ['server/domain/rooms/', 'server/domain/access/can.ts'],
  ['server/domain/rooms/', 'server/domain/actor.ts'],
  ['server/edges/ddp/', 'server/edges/http/errors.ts'],
  ['server/edges/ddp/', 'server/domain/users/index.ts'],
  ['client/features/rooms/', 'server/contracts/errors.ts'],
  ['client/transport/', 'client/store/state.ts'],
];

/** With what stops a parser that does not know components. */
const component = (path: string): string =>
  `import { T } from '${path}'; export function A() { return (<p title="x" hidden>{T}</p>); }`;

const disguises: readonly [what: string, statement: (path: string) => string][] = [
  ['a type', (path) => `import type { T } from '${path}'; export const t: T = 1;`],
  ['a re-export', (path) => `export * from '${path}';`],
  ['a lazy import', (path) => `export const load = async () => await import('${path}');`],
];

let tree: PlantedTree;
let violations: { from: string; rule: { name: string } }[];

// Starting the cruiser takes longer than its work, so everything is planted in one tree and looked at once.
beforeAll(async () => {
  tree = new PlantedTree();
  for (const [index, [, from, to]] of refused.entries()) plantImport(`${from}refused-${index}.ts`, to);
  for (const [index, [from, to]] of allowed.entries()) plantImport(`${from}allowed-${index}.ts`, to);
  plantImport('server/domain/rooms/allowed.test.ts', 'server/testing/world.ts');
  plantImport('server/main.ts', 'server/context.ts');
  for (const [index, [, statement]] of disguises.entries())
    plantImport(`server/edges/ddp/disguised-${index}.ts`, 'server/models/rooms.ts', statement);
  plantImport('client/features/rooms/Component.tsx', 'client/features/threads/Thread.tsx', component);
  violations = await cruise();
});
afterAll(() => tree.remove());

function plantImport(from: string, to: string, statement = (path: string) => `import '${path}';`): void {
  const ours = !/^(node:|\.)/.test(to);
  if (ours) tree.plant(to, 'export type T = 1;');
  const path = posix.relative(posix.dirname(from), to);
  tree.plant(from, statement(!ours ? to : path.startsWith('.') ? path : `./${path}`));
}

function cruise(): Promise<typeof violations> {
  const program = `${root}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;
  const readTsx = ['--import', `${root}scripts/check/read-tsx.mjs`];
  const args = [
    ...readTsx,
    program,
    '--config',
    `${root}scripts/check/layers.cjs`,
    '--output-type',
    'json',
    'server',
    'client',
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: tree.root }, (_error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr));
      else resolve(JSON.parse(stdout).summary.violations);
    });
  });
}

const brokenBy = (file: string): string[] =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

describe('the layers', () => {
  it.each(refused.map((row, index) => [...row, index] as const))(
    '%s: refuses that %s imports %s',
    (rule, from, _to, index) => {
      expect(brokenBy(`${from}refused-${index}.ts`)).toContain(rule);
    },
  );

  it.each(disguises.map(([what], index) => [what, index] as const))('are not circumvented by %s', (_what, index) => {
    expect(brokenBy(`server/edges/ddp/disguised-${index}.ts`)).toContain('server-edges');
  });

  it('are kept by components, too', () => {
    expect(brokenBy('client/features/rooms/Component.tsx')).toEqual(['no-other-feature']);
  });

  it.each(allowed.map((row, index) => [...row, index] as const))('let %s import %s', (from, _to, index) => {
    expect(brokenBy(`${from}allowed-${index}.ts`)).toEqual([]);
  });

  it('let tests use what serves tests, and main.ts use everything', () => {
    expect(brokenBy('server/domain/rooms/allowed.test.ts')).toEqual([]);
    expect(brokenBy('server/main.ts')).toEqual([]);
  });
});
