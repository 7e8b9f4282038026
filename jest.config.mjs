const shared = {
  runtime: '<rootDir>/test/support/shared-modules-runtime.cjs',
  testEnvironment: '<rootDir>/test/support/one-context-environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.duban/', '<rootDir>/web/'],
};

/** Pure tests need nothing; tests below test/integration, test/queue and test/e2e get a real PostgreSQL. */
export default {
  // A machine that is busy with other work is slow, not wrong.
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/spread-sequencer.mjs',
  // Node 20 never lets go of the modules of a finished file: a fresh process is quicker than clearing away among gigabytes of them.
  workerIdleMemoryLimit: 1_000_000_000,
  // Giving back the memory of such a worker takes longer than the usual half second on a busy machine. What a file left open never ends: it is still found.
  workerGracefulExitTimeout: 15_000,
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/config/**/*.spec.ts', '<rootDir>/test/golden/**/*.test.ts', '<rootDir>/test/channels/**/*.test.ts', '<rootDir>/test/architecture/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/test/integration/**/*.test.ts', '<rootDir>/test/queue/**/*.test.ts', '<rootDir>/test/e2e/**/*.test.ts', '<rootDir>/test/pages/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
    {
      // Run by itself after everything else: what it measures is how long things take.
      ...shared,
      displayName: 'speed',
      testMatch: ['<rootDir>/test/speed/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
