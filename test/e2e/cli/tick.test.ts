import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { printed, rowCounts } from './duban.js';

/** Units with a responsibility in the plan of 武政办〔2024〕20号: each owes its filings, summaries and information. */
interface PlanRow {
  readonly documentNumber: string;
  readonly units: number;
  readonly assignments: number;
}

describe('duban tick through the spring of 2024', () => {
  let database: TestDatabase;
  let days: Map<string, string>;
  let text: string;
  let plans: readonly PlanRow[];
  const day = (date: string): string => days.get(date) ?? `nothing on ${date}`;
  const plan = (number: string): PlanRow => {
    const found = plans.find((row) => row.documentNumber === `武政办〔2024〕${number}号`);
    if (!found) throw new Error(`no plan ${number}`);
    return found;
  };

  beforeAll(async () => {
    database = await cloneDatabase();
    await printed(database.url, 'seed');
    plans = JSON.parse(await printed(database.url, 'plans', '--json')) as PlanRow[];
    text = await printed(database.url, 'tick', '--until', '2024-07-05');
    // A fact that takes several lines is joined again, so that a test does not depend on the width of the terminal.
    const whole = text.replace(/\n {12}/g, '');
    days = new Map(whole.split('\n\n').map((part) => [part.slice(0, 10), part]));
  }, 120_000);
  afterAll(() => database.drop());

  it('enters the phase that has begun and leaves the one that is over', () => {
    expect(day('2024-04-01')).toContain('阶段结束　3号建议案 动员部署阶段');
    expect(day('2024-04-01')).toContain('进入阶段　3号建议案 办理落实阶段');
  });

  it('reminds of signing on the due day, a working Sunday, three working days after issuing', () => {
    expect(day('2024-04-07')).toMatch(/^2024-04-07 周日/);
    expect(day('2024-04-07')).toContain(`提　　醒　3号建议案 签收 到期日提醒 ${plan('20').assignments} 件，送 `);
    expect(day('2024-04-07')).toContain(`提　　醒　武政办〔2024〕21号 签收 到期日提醒 ${plan('21').assignments} 件，送 `);
  });

  it('escalates what nobody signed for to the offices of the leading groups one working day later', () => {
    expect(day('2024-04-08')).toContain(`转为逾期　3号建议案 签收 ${plan('20').assignments} 件`);
    expect(day('2024-04-08')).toContain(`上　　报　3号建议案办理工作领导小组办公室：3号建议案 签收 ${plan('20').assignments} 件`);
    expect(day('2024-04-08')).toContain(`上　　报　市对外开放领导小组办公室：武政办〔2024〕21号 签收 ${plan('21').assignments} 件`);
  });

  it.each([
    ['2024-04-01', '2024年4月', '2024-04-30'],
    ['2024-05-01', '2024年5月', '2024-05-31'],
    ['2024-06-01', '2024年6月', '2024-06-30'],
    ['2024-07-01', '2024年7月', '2024-07-31'],
  ])('opens the monthly information on %s', (date, month, due) => {
    expect(day(date)).toContain(`开始报送　3号建议案 ${month}报送信息，${plan('20').units} 家单位，${due} 到期`);
  });

  it.each([
    ['2024-05-01', '2024年4月'],
    ['2024-06-01', '2024年5月'],
    ['2024-07-01', '2024年6月'],
  ])('reports on %s that the information of %s was missed', (date, month) => {
    expect(day(date)).toContain(`未按期报　3号建议案 ${month}报送信息，${plan('20').units} 家单位`);
  });

  it.each([
    ['2024-06-14', '到期前10个工作日提醒'],
    ['2024-06-25', '到期前3个工作日提醒'],
    ['2024-06-28', '到期日提醒'],
  ])('reminds of the half-year summary, due on Sunday 30 June, on %s', (date, words) => {
    expect(day(date)).toContain(`提　　醒　3号建议案 总结报送 ${words} ${plan('20').units} 件`);
  });

  it('escalates the missing half-year summaries on the first working day of July', () => {
    expect(day('2024-07-01')).toContain(`转为逾期　3号建议案 总结报送 ${plan('20').units} 件`);
    expect(day('2024-07-01')).toContain(`上　　报　3号建议案办理工作领导小组办公室：3号建议案 总结报送 ${plan('20').units} 件`);
  });

  it('is silent on days without an event and ends with totals and the new date', () => {
    expect(days.has('2024-04-04')).toBe(false);
    expect(text).toMatch(/\n合计：[^\n]+。\n演示日期：2024-07-05\n$/);
  });

  it('shows the offices what they received, alike entries as one', async () => {
    const office = await printed(database.url, 'inbox', '--office', '3号建议案');
    expect(office).toContain(`【逾期上报】签收 ${plan('20').assignments} 条：`);
    expect(office.indexOf('2024-07-03 周三')).toBeLessThan(office.indexOf('2024-07-01 周一'));
    const everything = await printed(database.url, 'inbox', '--office', '3号建议案', '--all');
    expect(everything.match(/【逾期上报】/g)?.length).toBeGreaterThanOrEqual(plan('20').assignments);
    expect(await printed(database.url, 'inbox', '市民政局')).toMatch(/\n■ 逾期 \d+ 项\n/);
  }, 180_000);

  it('changes nothing the second time', async () => {
    const before = await rowCounts(database.url);
    expect(await printed(database.url, 'tick', '--until', '2024-07-05')).toBe('没有变化。演示日期：2024-07-05\n');
    expect(await printed(database.url, 'tick', '--until', '2024-04-01')).toBe('没有变化。演示日期：2024-07-05\n');
    expect(await printed(database.url, 'tick')).toBe('没有变化。演示日期：2024-07-05\n');
    expect(await rowCounts(database.url)).toEqual(before);
    const [report] = JSON.parse(await printed(database.url, 'tick', '--until', '2024-07-05', '--json')) as { day: string; delivered: number }[];
    expect(report).toMatchObject({ day: '2024-07-05', delivered: 0 });
  }, 180_000);
});
