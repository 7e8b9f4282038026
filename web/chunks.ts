import { build, type InlineConfig, type Rolldown } from 'vite';

/** What the first, small file runs while the rest is fetched; it must not wait for more than itself. */
const EARLY = /vite\/preload-helper|rolldown\/runtime|\/web\/index\.html$|\/web\/src\/(main|chromium-86|pages|part|api\/early|api\/identity|features\/settings\/appearance)\.ts$/;
const START = /\/web\/src\/start\.tsx$/;

/**
 * Puts the modules of the pages into few files: what there must be before there is any page (`core`), the controls and the work that several pages share,
 * and one file for each page. A browser that is years old spends more on forty small files than on their content.
 * Which modules these are is read off a first bundling, where each set of pages has a file of its own: only there is known what is left of a package.
 */
export async function chunkGroups(config: InlineConfig): Promise<{ readonly name: string; readonly test: (id: string) => boolean; readonly priority: number }[]> {
  const [bundle] = [await build({ ...config, configFile: false, logLevel: 'silent', build: { ...config.build, write: false } })].flat() as Rolldown.RolldownOutput[];
  const parts: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = bundle?.output ?? [];
  const chunks = parts.filter((part): part is Rolldown.OutputChunk => part.type === 'chunk');
  const start = chunks.find(({ facadeModuleId }) => START.test(facadeModuleId ?? ''));
  if (start === undefined) throw new Error('The first bundling has no start.tsx.');
  const ofStart = new Set([start.fileName]);
  for (const fileName of ofStart) for (const imported of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) ofStart.add(imported);

  const core = new Set(chunks.filter(({ fileName }) => ofStart.has(fileName)).flatMap(({ moduleIds }) => moduleIds).filter((id) => !EARLY.test(id)));
  const shared = new Set(chunks.filter(({ fileName, isEntry, isDynamicEntry }) => !ofStart.has(fileName) && !isEntry && !isDynamicEntry).flatMap(({ moduleIds }) => moduleIds));
  return [
    { name: 'early', test: (id) => EARLY.test(id), priority: 4 },
    { name: 'core', test: (id) => core.has(id), priority: 3 },
    { name: 'controls', test: (id) => shared.has(id) && id.includes('/node_modules/'), priority: 2 },
    { name: 'shared', test: (id) => shared.has(id), priority: 1 },
  ];
}
