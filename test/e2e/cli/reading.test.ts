import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { cellsOf, duban, printed, rowCounts } from './duban.js';

const GAZETTE = fileURLToPath(new URL('../../../seed-data/gazette-2024-05-06.txt', import.meta.url));
const CLI = fileURLToPath(new URL('../../../dist/src/cli.js', import.meta.url));
const TRADE = '武政办〔2024〕21号';

describe('duban on the seeded gazette', () => {
  let database: TestDatabase;
  let seeded: string;
  beforeAll(async () => {
    database = await cloneDatabase();
    seeded = await printed(database.url, 'seed');
  }, 180_000);
  afterAll(() => database.drop());

  it('says what a seed loaded, and a second seed changes nothing', async () => {
    expect(seeded).toContain('方案 11，事项 255，');
    const before = await rowCounts(database.url);
    expect(await printed(database.url, 'seed')).toBe('演示数据已有，未改动。\n');
    expect(await rowCounts(database.url)).toEqual(before);
  }, 180_000);

  it('prints the 58 rows of the trade ledger with the cells of the source', async () => {
    const text = await printed(database.url, 'ledger', TRADE);
    const [head, ...rows] = cellsOf(text);
    expect(head).toEqual(['序号', '主要任务', '工作举措', '完成时限', '牵头单位', '责任单位', '状态', '灯', '签收']);
    expect(rows.map((row) => row[0]?.replace('※', ''))).toEqual(Array.from({ length: 58 }, (_, index) => String(index + 1)));
    const gazette = readFileSync(GAZETTE, 'utf8');
    const cells = (number: number): string[] => rows[number - 1] ?? [];
    expect(gazette).toContain(cells(7)[2]);
    expect(cells(7).slice(3)).toEqual(['持续推进', '东湖高新区、长江新区、武汉经开区、临空港开发区管委会', '市商务局、市投资促进局、武汉海关', '已交办', '○无时限', '0/7']);
    expect(gazette).toContain(cells(33)[2]);
    expect(cells(33).slice(3)).toEqual(['2023年12月※', '黄陂区人民政府', '市税务局,武汉海关,市商务局', '已交办', '■逾期', '0/4']);
    expect(gazette).toContain(cells(57)[2]);
    expect(cells(57).slice(3)).toEqual(['2025年12月', '市交通运输局、市投资促进局', '', '已交办', '●正常', '0/2']);
    expect(rows.filter((row) => /^\d+、/.test(row[1] ?? ''))).toHaveLength(15);
    expect(text.split('\n').filter((line) => /^ \([一二三四五]\)/.test(line)).map((line) => line.trim())).toEqual([
      '(一)开放平台提能工程', '(二)外贸主体培育工程', '(三)外贸业态创新工程', '(四)国际通道建设工程', '(五)贸易环境优化工程',
    ]);
    expect(text).toContain(`查看：duban findings ${TRADE}`);
  }, 180_000);

  it('prints one line per item with --brief and keeps the columns under each other', async () => {
    const text = await printed(database.url, 'ledger', '21号', '--brief');
    expect(text.split('\n').filter((line) => /^ +※?\d+ │/.test(line))).toHaveLength(58);
  }, 180_000);

  it.each(['武政办[2024]20号', '武政办（2024）20号', '武政办〔2024〕20号', '3号建议案'])('finds a plan by %s', async (words) => {
    expect(await printed(database.url, 'ledger', words)).toMatch(/^武政办〔2024〕20号 市政协十四届三次会议3号建议案办理工作方案\n/);
  }, 180_000);

  it('leaves out a deadline column that the document does not have', async () => {
    const [head] = cellsOf(await printed(database.url, 'ledger', '24号'));
    expect(head).toEqual(['序号', '本级措施', '牵头单位', '责任单位', '状态', '灯', '签收']);
  }, 180_000);

  it('shows the doubts with place, printed words and the decision', async () => {
    const text = await printed(database.url, 'findings', TRADE);
    const past = cellsOf(text).find((cells) => cells[2]?.includes('deadline-past'));
    expect(past?.slice(0, 2)).toEqual(['需核对', '1089']);
    expect(past?.[3]).toBe('2023年12月');
    expect(past?.[6]).toMatch(/^按原文保留：/);
  }, 180_000);

  it('shows what a unit owes and was told', async () => {
    const text = await printed(database.url, 'inbox', '市商务局');
    expect(text).toMatch(/^市商务局（2024-04-01 周一）\n\n待办 \d+ 项\n/);
    expect(text).toContain('2024年4月7日到期，还有6天（3个工作日）。');
    const owed = JSON.parse(await printed(database.url, 'inbox', '市商务局', '--json')) as { owed: { light: { colour: string } }[] };
    expect(text).toContain(`● 在期 ${owed.owed.filter((row) => row.light.colour === 'green').length} 项`);
  }, 180_000);

  it('shows the lateness of the units in official order, and what the figures leave out', async () => {
    const text = await printed(database.url, 'lateness', '3号建议案');
    expect(text).toContain('3号建议案办理工作方案（2024-04-01 周一）');
    expect(text).toContain('在办公室的天数不计入单位的逾期。');
    const { units } = JSON.parse(await printed(database.url, 'lateness', '3号建议案', '--json')) as { units: { unit: string; owed: number; openInTime: number }[] };
    expect(cellsOf(text).slice(1).map((cells) => [cells[0], cells[1], cells[5]])).toEqual(units.map((row) => [row.unit, String(row.owed), String(row.openInTime)]));
    expect(units.map(({ unit }) => unit).indexOf('市发改委')).toBeLessThan(units.map(({ unit }) => unit).indexOf('市民政局'));
  }, 180_000);

  it('sums up plans, drafts and the accounts to try', async () => {
    const text = await printed(database.url, 'summary');
    expect(cellsOf(text).slice(1, 12).map((cells) => [cells[0], Number(cells[3])])).toEqual([
      ['武政规〔2022〕22号', 10], ['武政规〔2023〕6号', 10], ['武政办〔2024〕19号', 8], ['武政办〔2024〕20号', 11], [TRADE, 58], ['武政办〔2024〕23号', 17],
      ['武政办〔2024〕24号', 22], ['武政办〔2024〕25号', 37], ['武政〔2024〕7号', 29], ['武政办〔2024〕28号', 24], ['武政办〔2024〕30号', 29],
    ]);
    expect(text).toContain('演示日期 2024-04-01');
    expect(text).toContain('6 份文件没有布置任务。');
    expect(text).toMatch(/^ leader +│ 分管领导/m);
    expect(text).toContain('X-Duban-Account: <登录名>');
  }, 180_000);

  it.each([
    ['summary'],
    ['plans'],
    ['ledger', '21号'],
    ['findings', '24号'],
    ['inbox', '市民政局'],
    ['inbox', '--office', '3号建议案'],
    ['lateness'],
    ['lateness', '3号建议案'],
    ['import', '--dry-run', GAZETTE],
  ])('%s %s %s prints nothing but JSON with --json', async (...args) => {
    const { stdout } = await duban(database.url, ...args, '--json');
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    expect(stdout).toMatch(/^[[{]/);
  }, 180_000);

  it('reports a source that is already known and stores nothing', async () => {
    const before = await rowCounts(database.url);
    expect(await printed(database.url, 'import', GAZETTE)).toContain('这个文件以前导入过，内容相同，未改动。');
    expect(await printed(database.url, 'import', '--dry-run', GAZETTE)).toContain('只试读，没有保存。');
    expect(await rowCounts(database.url)).toEqual(before);
  }, 180_000);

  it('ends quietly when the reader of its output leaves early', async () => {
    const child = spawn(process.execPath, [CLI, 'ledger', '21号'], { env: { ...process.env, DATABASE_URL: database.url }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => (stderr += words));
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }, 180_000);
});
