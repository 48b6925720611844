/** Unit and integration tests; browser journeys are plain jest files too and live in the journeys folders. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/server', '<rootDir>/client', '<rootDir>/scripts'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/scripts/commands/test/jest-setup.mjs',
  globalTeardown: '<rootDir>/scripts/commands/test/jest-teardown.mjs',
  // Modules of a finished file are not always given back; a worker that has grown makes room for a fresh one.
  workerIdleMemoryLimit: '1GB',
  // Not a demand on speed: a busy machine must not make a right program look wrong.
  testTimeout: 120_000,
};
