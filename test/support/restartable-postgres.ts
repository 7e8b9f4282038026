import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config/project-root.js';

interface Service {
  readonly url: string;
  readonly pid: number;
  readonly died: Promise<unknown>;
  readonly stop: () => Promise<void>;
}
type StartPostgres = (options: { dir: string; logPath: string; durable: boolean }) => Promise<Service>;

// The launcher's files are plain JavaScript, without types.
const LAUNCH: string = '../../src/launch/embedded-postgres.mjs';

/** A PostgreSQL server of its own, to be stopped and started again on the same files and port. */
export class RestartablePostgres {
  private constructor(
    private readonly home: string,
    private readonly launch: StartPostgres,
    private service: Service,
  ) {}

  static async start(): Promise<RestartablePostgres> {
    const { startPostgres } = (await import(LAUNCH)) as { startPostgres: StartPostgres };
    const parent = join(PROJECT_ROOT, '.duban', 'tmp');
    mkdirSync(parent, { recursive: true });
    const home = mkdtempSync(join(parent, `postgres-${process.pid}-`));
    return new RestartablePostgres(home, startPostgres, await startPostgres(placeIn(home)));
  }

  get url(): string {
    return this.service.url;
  }

  /** As `pg_ctl stop`: fast ends the sessions in order, immediate drops everything and recovers at the next start. */
  async stop(mode: 'fast' | 'immediate'): Promise<void> {
    process.kill(this.service.pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await this.service.died;
  }

  async startAgain(): Promise<void> {
    this.service = await this.launch(placeIn(this.home));
  }

  async remove(): Promise<void> {
    await this.service.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

function placeIn(home: string): Parameters<StartPostgres>[0] {
  return { dir: join(home, 'cluster'), logPath: join(home, 'server.log'), durable: false };
}
