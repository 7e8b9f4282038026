import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';

const READY_WAIT_MS = 60_000;

/** Two real workers, each the compiled program in a process of its own, as production runs them. */
export class WorkerPair {
  static async start(databaseUrl, redisUrl) {
    const workers = new WorkerPair([1, 2].map(() => spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'src', 'worker.js')], {
      cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info', ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }) },
    })));
    await workers.#ready();
    return workers;
  }

  #children;
  #said;

  constructor(children) {
    this.#children = children;
    this.#said = children.map(() => '');
    children.forEach((child, index) => {
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { this.#said[index] = (this.#said[index] + text).slice(-20_000); });
    });
    this.ended = Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
  }

  /** The last of what they wrote. */
  get output() {
    return this.#said.join('\n');
  }

  async stop() {
    for (const child of this.#children) child.kill('SIGTERM');
    await this.ended;
  }

  async #ready() {
    for (const began = performance.now(); !this.#said.every((said) => said.includes('dependencies initialized')); await sleep(50)) {
      if (performance.now() - began > READY_WAIT_MS) throw new Error(`workers did not start:\n${this.output}`);
    }
  }
}
