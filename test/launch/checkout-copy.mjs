import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../../src/launch/checkout.mjs';

const NOT_COMMITTED = new Set(['node_modules', 'dist', '.duban', '.git', 'coverage', '.env']);

/** A folder below a home of its own that only its owner may enter; returns its path. */
export function closedHome() {
  return realpathSync(mkdtempSync(join(tmpdir(), 'duban-home-')));
}

/** Copies the checkout as a fresh clone would have it: what git knows or would add, nothing installed, nothing built. */
export function freshClone(parent) {
  const clone = join(parent, 'duban');
  mkdirSync(clone);
  const listed = existsSync(join(ROOT, '.git'))
    ? spawnSync('git', ['-c', `safe.directory=${ROOT}`, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    : undefined;
  if (listed?.status === 0) {
    for (const path of listed.stdout.split('\0')) {
      if (path === '' || !existsSync(join(ROOT, path))) continue;
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      cpSync(join(ROOT, path), join(clone, path), { verbatimSymlinks: true });
    }
    return clone;
  }
  cpSync(ROOT, clone, { recursive: true, verbatimSymlinks: true, filter: (path) => !NOT_COMMITTED.has(path.slice(ROOT.length + 1).split('/')[0]) });
  return clone;
}
