import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { duban, dubanProcess, printed } from './duban.js';

describe('what duban generates', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('prints the same schema for two databases, without the names of owner and host', async () => {
    const other = await cloneDatabase('seeded');
    try {
      const schema = await printed(database.url, 'schema');
      expect(await printed(other.url, 'schema')).toBe(schema);
      expect(schema).toContain('TABLE public.obligation (');
      expect(schema).toContain('CREATE OR REPLACE FUNCTION public.app_now()');
      expect(schema).not.toMatch(/OWNER|bullmq|TABLE public\.migration/);
    } finally {
      await other.drop();
    }
  }, 180_000);

  it.each([['states'], ['findings-codes'], ['permissions'], ['openapi']])('%s needs no database and prints the same twice', async (command) => {
    const [first, second] = [await duban('', command), await duban('', command)];
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout).toMatch(/^[#{]/);
  }, 180_000);

  it('migrates a migrated database without a change', async () => {
    expect(await dubanProcess(database.url, 'migrate')).toMatchObject({ status: 0, stdout: '数据库结构已是最新，未改动。\n' });
  }, 180_000);

  it('finds a fresh database in order', async () => {
    const checks = JSON.parse((await dubanProcess(database.url, 'doctor', '--json')).stdout) as { check: string; ok: boolean }[];
    expect(checks.filter((check) => ['database', 'migrations', 'queue'].includes(check.check)).map((check) => check.ok)).toEqual([true, true, true]);
  }, 180_000);
});
