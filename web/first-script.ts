import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { PAGE_NAMES } from './src/page-names.ts';

const PLACE = '<!-- first -->';

/** Writes the first script (`src/first.ts`) into the document, with the files that each page needs beyond those that every page needs. It may not wait for anything. */
export const firstScript = (oldest: string): Plugin => ({
  name: 'first-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle }) {
      if (bundle === undefined) return html;
      if (!html.includes(PLACE)) throw new Error(`index.html has no ${PLACE}.`);
      const code = await built(oldest, filesByPage(Object.values(bundle).filter((part): part is Rolldown.OutputChunk => part.type === 'chunk')));
      return html.replace(PLACE, () => `<script>${code}</script>`);
    },
  },
});

/** The addresses of the scripts of each page that the document itself does not name. */
function filesByPage(chunks: readonly Rolldown.OutputChunk[]): Readonly<Record<string, readonly string[]>> {
  const withImports = (first: Rolldown.OutputChunk): ReadonlySet<string> => {
    const files = new Set([first.fileName]);
    for (const name of files) for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) files.add(imported);
    return files;
  };
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new Error('The pages have no first script.');
  const there = withImports(entry);
  return Object.fromEntries(PAGE_NAMES.map((page) => {
    const own = chunks.find(({ facadeModuleId, moduleIds }) => [facadeModuleId, ...moduleIds].some((id) => id?.endsWith(`/${page}-page.tsx`)));
    if (own === undefined) throw new Error(`No script holds ${page}-page.tsx.`);
    return [page, [...withImports(own)].filter((file) => !there.has(file)).map((file) => `/${file}`)];
  }));
}

async function built(oldest: string, pageFiles: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const [bundle] = [await build({
    configFile: false,
    logLevel: 'silent',
    define: { PAGE_FILES: JSON.stringify(pageFiles) },
    build: { write: false, target: oldest, minify: true, lib: { entry: join(import.meta.dirname, 'src', 'first.ts'), formats: ['iife'], name: 'first' } },
  })].flat() as Rolldown.RolldownOutput[];
  const code = bundle?.output[0].code.trim();
  if (code === undefined || code.includes('</')) throw new Error('The first script cannot stand in the document.');
  return code;
}
