import { build, type InlineConfig, type Rolldown } from 'vite';

const ENTRY = /\/web\/index\.html$/;
const LEDGER = /\/ledger-page\.tsx$/;

/**
 * Puts the modules of the pages into few files: what there must be before there is any page (`core`), the ledger with all that it needs, what several
 * other pages share, and one file for each page. A browser that is years old spends more on forty small files than on their content.
 * Which modules these are is read off a first bundling, where each set of pages has a file of its own: only there is known what is left of a package.
 */
export async function chunkGroups(config: InlineConfig): Promise<{ readonly name: string; readonly test: (id: string) => boolean; readonly priority: number }[]> {
  const [bundle] = [await build({ ...config, configFile: false, logLevel: 'silent', build: { ...config.build, write: false } })].flat() as Rolldown.RolldownOutput[];
  const parts: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = bundle?.output ?? [];
  const chunks = parts.filter((part): part is Rolldown.OutputChunk => part.type === 'chunk');
  const core = modulesOf(chunks, ENTRY);
  const ledger = modulesOf(chunks, LEDGER);
  const shared = new Set(chunks.filter(({ isEntry, isDynamicEntry }) => !isEntry && !isDynamicEntry).flatMap(({ moduleIds }) => moduleIds));
  return [
    { name: 'core', test: (id) => core.has(id), priority: 3 },
    { name: 'ledger-page', test: (id) => ledger.has(id), priority: 2 },
    { name: 'shared', test: (id) => shared.has(id), priority: 1 },
  ];
}

/** The modules that are there once the one that looks like `facade` is, with all that its file imports. */
function modulesOf(chunks: readonly Rolldown.OutputChunk[], facade: RegExp): ReadonlySet<string> {
  const first = chunks.find(({ facadeModuleId }) => facade.test(facadeModuleId ?? ''));
  if (first === undefined) throw new Error(`The first bundling has no file for ${String(facade)}.`);
  const files = new Set([first.fileName]);
  for (const name of files) for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) files.add(imported);
  return new Set(chunks.filter(({ fileName }) => files.has(fileName)).flatMap(({ moduleIds }) => moduleIds));
}
