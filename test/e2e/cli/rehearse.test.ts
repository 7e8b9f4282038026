import { displayWidth } from '../../../src/cli/display-width.js';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { cellsOf, duban, printed, rowCounts } from './duban.js';

describe('duban rehearse', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    await printed(database.url, 'seed');
  }, 180_000);
  afterAll(() => database.drop());

  it('prints a plan month by month, its busiest days, unit-weeks and clashes with days off, and changes nothing', async () => {
    const before = await rowCounts(database.url);
    const text = await printed(database.url, 'rehearse', '3号建议案', '--to', '2024-07-31');
    expect(await rowCounts(database.url)).toEqual(before);
    expect(text).toMatch(/^预演　3号建议案　2024-04-01 至 2024-07-31　假定都不办理\n有事的日子 \d+ 天，消息 \d+ 条/);
    const [head, ...rows] = cellsOf(text.slice(0, text.indexOf('消息最多的日子')));
    expect(head?.slice(0, 4)).toEqual(['月份', '天数', '消息', '条目']);
    expect(rows.map(([month]) => month)).toEqual(['2024-04', '2024-05', '2024-06', '2024-07']);
    expect(rows[1]?.[4]).toContain('1日* ');
    expect(text).toContain('签收 逾期1个工作日上报');
    expect(text).toContain('2024-06-30 周日　3号建议案 总结报送 52 件到期，2024-06-28 提醒');
    expect(text).toContain('到期最集中的单位周');
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(150);
  }, 180_000);

  it('names in Chinese what is handed to the offices when everything is done in time', async () => {
    const text = await printed(database.url, 'rehearse', '武政办〔2024〕23号', '--assume', 'all-in-time');
    expect(text).toContain('报送待审核');
    expect(text).not.toMatch(/[a-z]+\.[a-z]+/);
  }, 180_000);

  it('prints the whole rehearsal as JSON; what is done in time is never escalated', async () => {
    const rehearsal = JSON.parse(await printed(database.url, 'rehearse', '--all', '--from', '2024-04-02', '--to', '2024-05-31', '--assume', 'all-in-time', '--json'));
    expect(rehearsal).toMatchObject({ from: '2024-04-02', to: '2024-05-31', assume: 'allInTime' });
    expect(rehearsal.plans).toHaveLength(11);
    const rungs = rehearsal.days.flatMap((day: { reminders: { kind: string; rungCode: string }[] }) => day.reminders.map(({ kind, rungCode }) => `${kind}/${rungCode}`));
    expect(rungs).toContain('acknowledgement/dueToday');
    expect(rungs).not.toContain('acknowledgement/overdue1');
  }, 180_000);

  it.each([
    [[], '请写明预演什么'],
    [['3号建议案', '--all'], '只选一种'],
    [['--document', '甲'], '草稿编号应为正整数'],
    [['--all', '--assume', 'some-act'], '--assume 只能是 nobody-acts 或 all-in-time'],
    [['--all', '--to', '2024-02-30'], '不是有效日期'],
    [['--all', '--from', '2024-03-01'], '不能从过去开始'],
    [['没有的方案'], '没有找到方案'],
  ])('refuses %j in Chinese', async (args, words) => {
    const { status, stderr } = await duban(database.url, 'rehearse', ...args);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain(words);
  }, 180_000);
});
