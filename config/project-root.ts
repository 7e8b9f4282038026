import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json not found above the running code');
  return nearestPackage(parent);
}

/** The checkout's folder, the same for compiled code (dist/…) and sources: where config/policy and seed-data lie. */
export const PROJECT_ROOT = nearestPackage(dirname(fileURLToPath(import.meta.url)));
