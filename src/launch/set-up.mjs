import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CLI, ROOT, STATE_DIR, textOf } from './checkout.mjs';
import { runOrFail } from './child-process.mjs';
import { LaunchError } from './launch-error.mjs';
import { npm } from './npm.mjs';
import { step } from './progress.mjs';

const DIST = join(ROOT, 'dist');
const BUILD_STAMP = join(DIST, '.built-from');
const INSTALL_STAMP = join(STATE_DIR, 'installed-from');
const LOCK = join(ROOT, 'package-lock.json');
/** npm writes this file last, so it dates a complete installation. */
const INSTALLED_LOCK = join(ROOT, 'node_modules', '.package-lock.json');
const WEB = join(ROOT, 'web');
const WEB_PAGE = join(DIST, 'web', 'index.html');
const WEB_STAMP = join(DIST, 'web', '.built-from');
const BUILT_FOLDERS = ['src', 'config', 'migrations'];

/** Installs and builds whatever is missing or out of date, with progress. Throws LaunchError with what to do. */
export async function setUp() {
  checkNodeVersion();
  await ensureInstalled();
  await ensureBuilt();
  await ensureWebBuilt();
}

/** Throws LaunchError when this Node is older than `engines.node` of package.json. */
export function checkNodeVersion(version = process.versions.node) {
  const range = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines.node;
  const wanted = range.replace('>=', '').split('.').map(Number);
  const found = version.split('.').map(Number);
  const newer = found[0] > wanted[0] || (found[0] === wanted[0] && found[1] >= (wanted[1] ?? 0));
  if (!newer) throw new LaunchError(`需要 Node.js ${range}，当前是 ${version}。请升级 Node.js 后重试（https://nodejs.org）。`);
}

/** Runs `npm install` when node_modules is missing, incomplete or older than the lock file. */
export async function ensureInstalled() {
  const lock = contentHash([LOCK]);
  if (existsSync(INSTALLED_LOCK)) {
    if (textOf(INSTALL_STAMP) === lock) return;
    if (statSync(INSTALLED_LOCK).mtimeMs >= statSync(LOCK).mtimeMs) return stamp(INSTALL_STAMP, lock);
  }
  await step('安装依赖（npm install）', (onDetail) => npm(['install', '--no-save', '--include=dev'], { cwd: ROOT, onDetail }));
  stamp(INSTALL_STAMP, lock);
}

/** Compiles the sources into dist when their content differs from what dist was built from. */
export async function ensureBuilt() {
  const sources = sourceFiles();
  const wanted = contentHash([...sources, join(ROOT, 'tsconfig.json'), join(ROOT, 'tsconfig.build.json'), LOCK]);
  if (existsSync(CLI) && textOf(BUILD_STAMP) === wanted) return;
  await step('编译', async () => {
    removeOrphans(sources);
    // The incremental record would hide files that are missing from dist.
    if (!existsSync(CLI)) rmSync(join(DIST, '.tsbuildinfo'), { force: true });
    await runOrFail('编译', process.execPath, [join('node_modules', 'typescript-native', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], { cwd: ROOT });
  });
  if (!existsSync(CLI)) throw new LaunchError(`编译完成，但没有生成 ${relative(ROOT, CLI)}：检出的源代码不完整。`);
  stamp(BUILD_STAMP, wanted);
}

/** Builds the pages into dist/web when their sources differ from what is there. */
export async function ensureWebBuilt() {
  const sources = readdirSync(WEB, { recursive: true }).map((name) => join(WEB, name)).filter((path) => /\.(tsx?|css|html|svg)$/.test(path) && !/\.test\.tsx?$/.test(path)).sort();
  const wanted = contentHash([...sources, LOCK]);
  if (existsSync(WEB_PAGE) && textOf(WEB_STAMP) === wanted) return;
  await step('构建网页', () => runOrFail('构建网页', process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', join('web', 'vite.config.ts'), '--logLevel', 'warn'], { cwd: ROOT }));
  if (!existsSync(WEB_PAGE)) throw new LaunchError(`网页构建完成，但没有生成 ${relative(ROOT, WEB_PAGE)}：检出的源代码不完整。`);
  stamp(WEB_STAMP, wanted);
}

/** The fingerprint of what dist was built from. */
export const builtFrom = () => textOf(BUILD_STAMP);

function sourceFiles() {
  return BUILT_FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => join(ROOT, folder, name))
    .filter((path) => /\.(ts|json)$/.test(path) && !path.endsWith('.spec.ts')))
    .sort();
}

/** A compiled file whose source is gone would still be loaded where files are found by pattern (entities, migrations). */
function removeOrphans(sources) {
  if (!existsSync(DIST)) return;
  const kept = new Set(sources.map((path) => relative(ROOT, path).replace(/\.ts$/, '')));
  for (const name of readdirSync(DIST, { recursive: true })) {
    if (name.endsWith('.js') && !name.startsWith('web') && !kept.has(name.slice(0, -3))) {
      rmSync(join(DIST, name), { force: true });
      rmSync(join(DIST, `${name}.map`), { force: true });
    }
  }
}

/** One fingerprint of the names and contents of the files. */
export function contentHash(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function stamp(path, words) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, words);
}
