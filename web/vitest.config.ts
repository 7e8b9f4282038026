import { defineConfig } from 'vitest/config';

/** What draws something, or touches what only a browser has, is tested in a `.test.tsx`; making a document for the others would take longer than their tests. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    restoreMocks: true,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', environment: 'node', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'drawn', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/test-setup.ts'] } },
    ],
  },
});
