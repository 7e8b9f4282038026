import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../config/project-root.js';
import { EngineApp } from '../support/engine-app.js';
import { history } from '../support/final-state.js';

const ZONES = [['UTC', 16], ['Asia/Shanghai', 0], ['America/New_York', 12]] as const;
const SCRIPT = join(PROJECT_ROOT, 'test', 'support', 'lives-three-months.mjs');

interface Account {
  readonly days: number;
  readonly zone: string;
  readonly hour: number;
}

/** The compiled engine in processes of their own, each with another TZ: three months from seeding, day by day (A10). */
describe('three months lived in different time zones', () => {
  const apps: EngineApp[] = [];
  let accounts: Account[];
  let histories: Readonly<Record<string, unknown>>[];

  beforeAll(async () => {
    const live = async (zone: string): Promise<{ account: Account; left: Readonly<Record<string, unknown>> }> => {
      const app = await EngineApp.start();
      apps.push(app);
      const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], {
        env: { PATH: process.env['PATH'], DATABASE_URL: app.url, TZ: zone },
      });
      return { account: JSON.parse(stdout) as Account, left: await history(app) };
    };
    const lives = await Promise.all(ZONES.map(([zone]) => live(zone)));
    accounts = lives.map(({ account }) => account);
    histories = lives.map(({ left }) => left);
    // Beside all other tests nine months of engine life take as long as they take: only one that never ends must be found.
  }, 480_000);
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  it('were really lived in those zones', () => {
    expect(accounts).toEqual(ZONES.map(([zone, hour]) => ({ days: 96, zone, hour })));
  });

  it.each([[ZONES[1][0], 1], [ZONES[2][0], 2]] as const)('leave in %s exactly what they leave in UTC: every date, every instant, every entry', (_zone, index) => {
    const [utc] = histories;
    expect(Object.entries(utc ?? {}).map(([table, rows]) => [table, (rows as unknown[]).length > 0])).toEqual(Object.keys(utc ?? {}).map((table) => [table, true]));
    expect(histories[index]).toEqual(utc);
  });
});
