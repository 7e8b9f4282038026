import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../../config/project-root.js';
import { eventually, notYet, seen } from './eventually.js';

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds from the signal to the end. */
  readonly took: number;
}

/** What a test changes about a worker. */
export interface WorkerCircumstances {
  readonly env?: Readonly<Record<string, string>>;
  /** A module of test/support/preloads, loaded before the worker. */
  readonly preload?: 'shifted-clock' | 'blocked-loop';
}

const WORKER = join(PROJECT_ROOT, 'dist', 'src', 'worker.js');
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A real worker: the compiled program in a process of its own, with a tick every second. */
export class WorkerProcess {
  private said = '';
  private readonly ended: Promise<Omit<Ending, 'took'>>;

  private constructor(private readonly child: ChildProcess) {
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => { this.said += text; });
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        running.delete(child);
        resolve({ code, signal });
      });
    });
  }

  static start(databaseUrl: string, redisUrl: string | null, { env = {}, preload }: WorkerCircumstances = {}): WorkerProcess {
    const all = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, TICK_SECONDS: '1', ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }), ...env };
    const first = preload === undefined ? [] : ['--import', pathToFileURL(join(PROJECT_ROOT, 'test', 'support', 'preloads', `${preload}.mjs`)).href];
    return new WorkerProcess(spawn(process.execPath, [...first, WORKER], { cwd: PROJECT_ROOT, env: all, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Everything it wrote, for the words of a failing test. */
  get output(): string {
    return this.said;
  }

  get isRunning(): boolean {
    return running.has(this.child);
  }

  /** Waits until Nest says that the application stands. */
  ready(): Promise<void> {
    return eventually('the worker to have started', () => {
      if (!this.isRunning) throw new Error(`it ended:\n${this.said}`);
      return /scheduled|Mapped|dependencies initialized/.test(this.said) ? seen(undefined) : notYet(this.said.slice(-500));
    });
  }

  /** SIGSTOP: the process exists and does nothing, as in a paused virtual machine. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** The event loop stands still, when it was started with the preload for it. */
  blockLoop(): void {
    this.child.kill('SIGUSR2');
  }

  /** Waits for an end that comes by itself. */
  ending(): Promise<Omit<Ending, 'took'>> {
    return this.ended;
  }

  async kill(): Promise<void> {
    if (this.isRunning) this.child.kill('SIGKILL');
    await this.ended;
  }

  /** SIGTERM, and how it ended; kills it after 30 seconds. */
  async stop(): Promise<Ending> {
    const began = performance.now();
    if (this.isRunning) this.child.kill('SIGTERM');
    const impatience = setTimeout(() => this.child.kill('SIGKILL'), 30_000);
    const ending = await this.ended;
    clearTimeout(impatience);
    return { ...ending, took: performance.now() - began };
  }
}
