import { defineConfig } from 'vitest/config';

const APART = 'src/**/*.apart.test.tsx';
const DRAWN = { environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/test-setup.ts'], unstubGlobals: true };

/**
 * What draws something, or touches what only a browser has, is tested in a `.test.tsx`; making a document for the others would take longer than their tests.
 * These share a document and the modules, which `test-setup.ts` cleans after each test; what puts another module in the place of one, or leaves something in one, is an `.apart.test.tsx`.
 */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    restoreMocks: true,
    // A machine that is busy with other work is slow, not wrong.
    testTimeout: 30_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', environment: 'node', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'drawn', ...DRAWN, isolate: false, exclude: [APART] } },
      { extends: true, test: { name: 'drawn apart', ...DRAWN, include: [APART] } },
    ],
  },
});
