import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { tamper } from '../../support/tampering.js';
import { duban } from './duban.js';

describe('duban audit verify', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase('seeded');
  }, 180_000);
  afterAll(() => database.drop());

  it('says that the chain is whole and where it ends, and names the first bad row with status 1', async () => {
    const whole = await duban(database.url, 'audit', 'verify');
    expect(whole).toMatchObject({ status: 0, stdout: expect.stringMatching(/^审计链完整：核对了 \d+ 条。\n链尾 (\d+:[0-9a-f]{64})\n/) });
    const head = /链尾 (\S+)/.exec(whole.stdout)?.[1] ?? '';
    expect(await duban(database.url, 'audit', 'verify', '--head', 'x')).toMatchObject({ status: 2, stderr: expect.stringContaining('--head') });
    await tamper(database.url, `update audit_entry set actor_name = '另一人' where id = (select entry_id from audit_link where sequence = 3)`);
    const [text, json] = await Promise.all([duban(database.url, 'audit', 'verify', '--head', head), duban(database.url, 'audit', 'verify', '--json')]);
    expect(text).toMatchObject({ status: 1, stdout: expect.stringMatching(/审计链有问题：序号 3、记录 \d+ 被改动。/) });
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ intact: false, rows: 2, problem: { fault: 'changed', sequence: '3' } });
  }, 180_000);
});
