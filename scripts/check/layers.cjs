/**
 * Who may import whom, for dependency-cruiser. A folder that is not named in a list may not be imported.
 * Cycles are looked for by cycles.mjs beside this.
 *
 * TypeScript 7 offers no parser to other programs, so the imports are read by swc: it sees `import type`, re-exports and
 * `import()` alike. Types of the form `import('…').T` escape it; the linter refuses those.
 */

/** Tests and what serves them look from outside and may use everything. */
const TESTS = ['\\.test\\.tsx?$', '/testing/'];

/** Everything that lies in server/ itself: main.ts, server.ts, app.ts, context.ts. */
const WIRING = '^server/[^/]+\\.ts$';

/** The type of what the wiring hands down to every verb: it may name whatever is in there. */
const CONTEXT = '^server/domain/context\\.ts$';

const OURS = '^(server|client|scripts)/';

const serverLayers = {
  contracts: [],
  platform: [],
  'embedded-store': [],
  config: ['platform', 'contracts'],
  store: ['platform', 'config'],
  models: ['store', 'platform', 'contracts'],
  domain: ['models', 'platform', 'contracts'],
  changes: ['store', 'models', 'domain', 'platform', 'contracts'],
  jobs: ['domain', 'models', 'platform', 'contracts'],
  edges: ['domain', 'changes', 'config', 'platform', 'contracts'],
};

const clientLayers = {
  features: ['client/(store|transport|ui|lib|i18n)/', 'server/contracts/'],
  app: ['client/', 'server/contracts/'],
  store: ['client/(transport|lib)/', 'server/contracts/'],
  transport: ['client/(store|lib)/', 'server/contracts/'],
  ui: ['client/(lib|i18n)/'],
  lib: ['client/ui/'],
  i18n: [],
};

const REACT =
  '(^|node_modules/)(react|react-dom|react-i18next|@mantine/[^/]+|@tanstack/react-[^/]+|@tabler/[^/]+)(/|$)';

module.exports = {
  forbidden: [
    ...Object.entries(serverLayers).map(([layer, allowed]) => ({
      name: `server-${layer}`,
      comment: `server/${layer} may import: ${['itself', ...allowed].join(', ')}.`,
      severity: 'error',
      from: { path: `^server/${layer}/`, pathNot: [CONTEXT, ...TESTS] },
      to: { path: OURS, pathNot: [`^server/${layer}/`, ...allowed.map((other) => `^server/${other}/`)] },
    })),
    ...Object.entries(clientLayers).map(([layer, allowed]) => ({
      name: `client-${layer}`,
      comment: `client/${layer} may import: ${['itself', ...allowed].join(', ')}.`,
      severity: 'error',
      from: { path: `^client/${layer}/`, pathNot: TESTS },
      to: { path: OURS, pathNot: [`^client/${layer}/`, ...allowed.map((other) => `^${other}`)] },
    })),
    {
      name: 'domain-through-its-face',
      comment: 'A feature of the domain is used through its index.ts; only access and settings are open to all.',
      severity: 'error',
      from: { path: '^server/domain/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^server/domain/[^/]+/',
        pathNot: ['^server/domain/$1/', '^server/domain/(access|settings)/', '^server/domain/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'domain-from-outside',
      comment: 'Other layers use a feature of the domain through its index.ts.',
      severity: 'error',
      from: { path: '^server/(changes|jobs|edges)/', pathNot: TESTS },
      to: {
        path: '^server/domain/[^/]+/',
        pathNot: ['^server/domain/(access|settings)/', '^server/domain/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'no-other-edge',
      comment: 'Every edge speaks one protocol; what two of them need belongs to edges/http or to the domain.',
      severity: 'error',
      from: { path: '^server/edges/([^/]+)/', pathNot: TESTS },
      to: { path: '^server/edges/', pathNot: ['^server/edges/$1/', '^server/edges/http/'] },
    },
    {
      name: 'no-other-feature',
      comment: 'Features meet in client/app and through client/store, nowhere else.',
      severity: 'error',
      from: { path: '^client/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^client/features/', pathNot: ['^client/features/$1/'] },
    },
    {
      name: 'wiring-is-imported-by-nothing',
      comment: 'These files put everything together; whoever imports them holds everything.',
      severity: 'error',
      from: { path: '^server/', pathNot: [WIRING, ...TESTS] },
      to: { path: WIRING },
    },
    {
      name: 'no-react-below-the-features',
      comment: 'What the client believes and how it talks must run without React.',
      severity: 'error',
      from: { path: '^client/(store|transport)/', pathNot: TESTS },
      to: { path: REACT },
    },
    {
      name: 'contracts-are-pure',
      comment: 'The browser loads the contracts, so nothing of Node may be in them.',
      severity: 'error',
      from: { path: '^server/contracts/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What only tests need is not there when the product runs.',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: TESTS },
      to: { path: ['^(server|client)/.*\\.test\\.tsx?$', '^(server|client)/.*testing/'] },
    },
    {
      name: 'no-development-packages-in-the-server',
      comment: 'A production install leaves the development packages out.',
      severity: 'error',
      from: { path: '^server/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|uploads)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'browser'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
