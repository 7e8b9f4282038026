import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How the reading process is started. */
export interface ChildCommand {
  readonly entry: string;
  readonly execArgv: readonly string[];
}

const OWN_FILE = fileURLToPath(import.meta.url);
const OWN_FOLDER = dirname(OWN_FILE);
const MEBIBYTE = 1024 * 1024;

/** The checkout or image this file belongs to. */
function projectRoot(): string {
  let folder = OWN_FOLDER;
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error(`No package.json above ${OWN_FOLDER}`);
    folder = dirname(folder);
  }
  return folder;
}

/** The compiled entry: beside this file, or in dist where this file runs from its TypeScript source. */
export function compiledEntry(): string {
  return OWN_FILE.endsWith('.ts') ? join(projectRoot(), 'dist', 'src', 'formats', 'import', 'isolated', 'reading-child.js') : join(OWN_FOLDER, 'reading-child.js');
}

/**
 * Arguments that shut the process in; throws Error when `entry` has not been built. A heap limit, and of the file system only the compiled sources and the packages, to read.
 * The project folder itself stays closed: it holds .env and the files of the local database.
 */
export function childCommand(entry: string, heapBytes: number): ChildCommand {
  // Otherwise a missing build would look like a damaged file.
  if (!existsSync(entry)) throw new Error(`The entry of the reading process is missing: ${entry}. Run npm run build.`);
  const root = projectRoot();
  const packages = join(root, 'node_modules');
  const folders = [join(root, 'dist', 'src'), packages, realpathSync(packages), dirname(entry)];
  const readable = [join(root, 'package.json'), ...outermost(folders).map((folder) => join(folder, '*'))];
  const permission = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  const execArgv = [`--max-old-space-size=${Math.floor(heapBytes / MEBIBYTE)}`, '--disable-warning=ExperimentalWarning', permission, ...readable.map((path) => `--allow-fs-read=${path}`)];
  return { entry, execArgv };
}

/** Folders that lie in no other of them, once each; Node 20 aborts on paths that repeat. */
function outermost(folders: readonly string[]): string[] {
  const once = [...new Set(folders)];
  return once.filter((folder) => !once.some((other) => folder.startsWith(join(other, sep))));
}
