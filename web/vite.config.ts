import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';
import { chunkGroups } from './chunks';
import { compressed } from './compressed';

/** Office desktops run browsers that are years old: Chromium 86 is the oldest that must work. */
const OLDEST = 'chrome86';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [{ ...optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' }, compressed],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: OLDEST,
    cssTarget: OLDEST,
    // Inlined pictures would need `data:` in the content security policy of every page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { strictExecutionOrder: true, codeSplitting: { groups: chunkGroups }, chunkFileNames: ({ name }) => `assets/${name.startsWith('shared') ? 'shared' : '[name]'}-[hash].js` },
      // Libraries mark what runs in a browser for servers that render; there is none here.
      onLog: (level, log, report) => void (log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log)),
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
