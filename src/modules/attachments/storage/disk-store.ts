import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { machineNow } from '../../../platform/clock/machine-clock.js';
import { type ContentStore, SHA256, shardedPath, storageUnavailable } from './content-store.js';

const UNFINISHED = 'unfinished';

/** Contents in a folder of this machine, or one that several machines share. A file appears under its name only when all of it is on the disk. */
export class DiskStore implements ContentStore {
  constructor(private readonly folder: string) {}

  put(sha256: string, bytes: Uint8Array): Promise<void> {
    return reached(async () => {
      const path = this.pathOf(sha256);
      if ((await sizeOf(path)) === bytes.byteLength) return utimes(path, machineNow(), machineNow());
      const unfinished = join(this.folder, UNFINISHED, randomUUID());
      await mkdir(dirname(unfinished), { recursive: true, mode: 0o700 });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await written(unfinished, bytes);
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      await flushed(dirname(path));
    });
  }

  get(sha256: string): Promise<Uint8Array | null> {
    return reached(() => unlessMissing(readFile(this.pathOf(sha256))));
  }

  storedAt(sha256: string): Promise<Date | null> {
    return reached(async () => (await unlessMissing(stat(this.pathOf(sha256))))?.mtime ?? null);
  }

  async remove(sha256: string): Promise<void> {
    await reached(() => unlessMissing(unlink(this.pathOf(sha256))));
  }

  async *storedBefore(instant: Date): AsyncIterable<string> {
    await reached(() => this.clearUnfinished(instant));
    for (const first of await this.names()) {
      if (!/^[0-9a-f]{2}$/.test(first)) continue;
      for (const second of await this.names(first)) {
        for (const sha256 of await this.names(first, second)) {
          const storedAt = SHA256.test(sha256) ? await this.storedAt(sha256) : null;
          if (storedAt !== null && storedAt < instant) yield sha256;
        }
      }
    }
  }

  /** Removes what a process that died has left half written. */
  private async clearUnfinished(instant: Date): Promise<void> {
    for (const name of await this.names(UNFINISHED)) {
      const path = join(this.folder, UNFINISHED, name);
      const found = await unlessMissing(stat(path));
      if (found && found.mtime < instant) await unlessMissing(unlink(path));
    }
  }

  private names(...below: readonly string[]): Promise<string[]> {
    return reached(async () => (await unlessMissing(readdir(join(this.folder, ...below)))) ?? []);
  }

  private pathOf(sha256: string): string {
    return join(this.folder, shardedPath(sha256));
  }
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is safe only when the folder that holds it is. */
async function flushed(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return (await unlessMissing(stat(path)))?.size ?? null;
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === undefined ? error : storageUnavailable(error);
  }
}
