import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { STATE_DIR } from './checkout.mjs';
import { run } from './child-process.mjs';

/**
 * Downloads the distribution's packages, also where they are installed, and what they need and the system lacks, with lists of our own and unpacks them below `target`: this needs no root, and it neither
 * changes the system nor starts the services that an installation would start. Throws an Error with the last lines of apt-get.
 */
export async function unpackPackages(packages, target, onDetail) {
  const home = join(STATE_DIR, `apt-${packages[0]}`);
  mkdirSync(join(home, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(home, 'cache', 'archives', 'partial'), { recursive: true });
  const own = ['-o', `Dir::State::Lists=${home}/lists`, '-o', `Dir::Cache=${home}/cache`, '-o', 'Debug::NoLocking=1'];
  await apt([...own, 'update'], onDetail);
  const { stdout } = await apt([...own, 'install', '--reinstall', '--print-uris', '-qq', '-y', '--no-install-recommends', ...packages], onDetail);
  const names = [...stdout.matchAll(/^'\S+' (\S+?)_\S+\.deb /gm)].map((match) => match[1]);
  if (names.length === 0) throw new Error(`apt-get 没有给出 ${packages.join('、')} 的下载地址。`);
  await apt([...own, 'download', ...names], onDetail, home);
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(home).filter((name) => name.endsWith('.deb'))) {
    const { code, output } = await run('dpkg-deb', ['-x', join(home, file), target]);
    if (code !== 0) throw new Error(`解包 ${file} 失败：${output.trim()}`);
  }
  rmSync(home, { recursive: true, force: true });
}

/** The environment in which a program below `target` finds its libraries before those of the system: some packages keep theirs in a folder of their own. */
export function unpackedEnvironment(target) {
  const libraries = join(target, 'usr', 'lib');
  const folders = new Set();
  try {
    for (const name of readdirSync(libraries, { recursive: true })) if (/\.so(\.\d+)*$/.test(name)) folders.add(dirname(join(libraries, name)));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return { ...process.env, LD_LIBRARY_PATH: [...folders, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter) };
}

async function apt(args, onDetail, cwd = dirname(STATE_DIR)) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const result = await run('apt-get', args, { env, cwd, onLine: onDetail }).catch((error) => ({ code: 1, output: String(error.message) }));
  if (result.code !== 0) throw new Error(`apt-get ${args.at(-1)}：${result.output.trim().split('\n').slice(-5).join('\n')}`);
  return result;
}
