const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.duban/'],
};

/** Pure tests need nothing; tests below test/integration, test/queue and test/e2e get a real PostgreSQL. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/config/**/*.spec.ts', '<rootDir>/test/golden/**/*.test.ts', '<rootDir>/test/architecture/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/test/integration/**/*.test.ts', '<rootDir>/test/queue/**/*.test.ts', '<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
