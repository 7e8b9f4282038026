import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config/project-root.js';
import { eventually, notYet, seen } from './eventually.js';

const MAIN = join(PROJECT_ROOT, 'dist', 'src', 'main.js');
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A real API: the compiled program in a process of its own, listening on a port of its own. */
export class ApiProcess {
  private said = '';
  private readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => { this.said += text; });
    this.ended = new Promise((resolve) => {
      child.once('exit', (code) => {
        running.delete(child);
        resolve(code);
      });
    });
  }

  /** Resolves when it answers /livez. */
  static async start(databaseUrl: string, port?: number): Promise<ApiProcess> {
    const own = port ?? (await freePort());
    const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, PORT: String(own), REQUESTS_PER_MINUTE: '100000' };
    const api = new ApiProcess(spawn(process.execPath, [MAIN], { cwd: PROJECT_ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }), own);
    await eventually('the API to live', async () => {
      if (!api.isRunning) throw new Error(`it ended:\n${api.said}`);
      return (await api.status('/livez')) === 200 ? seen(undefined) : notYet(api.said.slice(-500));
    }, 30_000);
    return api;
  }

  get isRunning(): boolean {
    return running.has(this.child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Everything it logged, one object a line; throws when a line is not JSON. */
  get log(): Record<string, unknown>[] {
    return this.said.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Asks on a connection of its own; a body is sent as JSON. */
  ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', body?: unknown): Promise<Response> {
    const content: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(`http://127.0.0.1:${this.port}${path}`, {
      method, headers: { connection: 'close', ...content, ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async status(path: string): Promise<number | string> {
    try {
      return (await this.ask(path)).status;
    } catch (error) {
      return String((error as { cause?: unknown }).cause ?? error);
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** SIGTERM; the exit code and the milliseconds until then. */
  async stop(): Promise<{ code: number | null; took: number }> {
    const began = performance.now();
    if (this.isRunning) this.child.kill('SIGTERM');
    const impatience = setTimeout(() => this.child.kill('SIGKILL'), 30_000);
    const code = await this.ended;
    clearTimeout(impatience);
    return { code, took: performance.now() - began };
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
