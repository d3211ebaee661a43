// One run, three projects, each file loaded by Node itself (test/runner/plain-node.js).
// The sequencer runs `fast` first, and the reporter says how that part went before the rest begins.
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testRunner: '<rootDir>/test/runner/plain-node.js',
  setupFilesAfterEnv: ['<rootDir>/test/support/after-a-file.ts'],
  transform: {},
  // For --watch: which specs a changed file concerns. What is run resolves its imports by Node (test/runner/ts-hooks.js).
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const withDatabase = {
  ...shared,
  globalSetup: '<rootDir>/test/runner/global-setup.js',
  globalTeardown: '<rootDir>/test/runner/global-teardown.js',
};

export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  testSequencer: '<rootDir>/test/runner/fast-first.js',
  reporters: ['default', '<rootDir>/test/runner/summary.js'],
  projects: [
    { ...shared, displayName: 'fast', testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/test/floor-plan/**/*.spec.ts'] },
    {
      ...withDatabase,
      displayName: 'database',
      testMatch: ['<rootDir>/test/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/floor-plan/', '<rootDir>/test/browser/'],
    },
    { ...withDatabase, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.{ts,tsx}'] },
  ],
};
