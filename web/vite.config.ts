import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig, type UserConfig } from 'vite';
import { chunkGroups } from './chunks.ts';
import { compressed } from './compressed.ts';
import { firstScript } from './first-script.ts';

/** Office desktops run browsers that are years old: Chromium 86 is the oldest that must work. */
const OLDEST = 'chrome86';

const pages = {
  root: import.meta.dirname,
  plugins: [{ ...optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' }],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: OLDEST,
    cssTarget: OLDEST,
    // Inlined pictures would need `data:` in the content security policy of every page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The sizes that count, compressed, are kept by test/pages/built-files.test.ts.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // Libraries mark what runs in a browser for servers that render; there is none here.
      onLog: (level, log, report) => void (log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log)),
    },
  },
} satisfies UserConfig;

export default defineConfig(async ({ command }) => ({
  ...pages,
  plugins: [...pages.plugins, firstScript(OLDEST), compressed],
  build: {
    ...pages.build,
    rolldownOptions: {
      ...pages.build.rolldownOptions,
      output: command === 'build' ? { codeSplitting: { groups: await chunkGroups(pages) } } : {},
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
}));
