import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../config/project-root.js';
import { type Check, ok, warning } from './check.js';

const GIGABYTE = 1024 ** 3;
const LEAST = GIGABYTE;

/** Room where this checkout keeps its own files: the embedded database, logs. */
export async function diskChecks(): Promise<Check[]> {
  const own = join(PROJECT_ROOT, '.duban');
  const folder = existsSync(own) ? own : PROJECT_ROOT;
  const { bavail, bsize } = await statfs(folder);
  return [roomCheck(folder, bavail * bsize)];
}

/** The verdict on so many free bytes. */
export function roomCheck(folder: string, bytes: number): Check {
  const room = `${(bytes / GIGABYTE).toFixed(1)} GB`;
  return bytes < LEAST ? warning('disk', `${folder} 所在的磁盘只剩 ${room}，写满后不能办理业务，请清理或扩容。`) : ok('disk', `${folder} 所在的磁盘还有 ${room}。`);
}
