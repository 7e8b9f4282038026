import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { cellsOf, duban, printed } from './duban.js';

const NOTICE = '国办发明电〔2026〕9号 国务院办公厅关于2027年部分节假日安排的通知';

describe('duban calendar', () => {
  let database: TestDatabase;
  let folder: string;
  const file = async (csv: string): Promise<string> => {
    const path = join(folder, '2027.csv');
    await writeFile(path, csv);
    return path;
  };

  beforeAll(async () => {
    database = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'duban-calendar-'));
  }, 180_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  it('says how to load a first year when there is none', async () => {
    expect(await printed(database.url, 'calendar')).toContain('还没有载入放假安排，工作日一律按周一至周五暂计');
  });

  it('names the wrong lines and loads nothing', async () => {
    const path = await file('date,kind,name\n2027-01-01,dayOff,元旦\n2027/1/2,dayOff,元旦\n');
    const run = await duban(database.url, 'calendar', 'load', path, '--year', '2027', '--source', NOTICE);
    expect(run).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('错误（validation-failed）：2027年放假安排有1处错误，没有载入。第3行：“2027/1/2”不是日期') });
  });

  it.each([
    [['--source', NOTICE], '--year'],
    [['--year', '27', '--source', NOTICE], '不是年份'],
  ])('is misused with %j', async (options, words) => {
    expect(await duban(database.url, 'calendar', 'load', await file('date,kind,name\n'), ...options)).toMatchObject({ status: 2, stderr: expect.stringContaining(words) });
  }, 180_000);

  it('loads a year, lists it, and replaces it only when told to', async () => {
    const path = await file('date,kind,name\n2027-01-01,dayOff,元旦\n2027-01-03,workday,元旦\n');
    const load = ['calendar', 'load', path, '--year', '2027', '--source', NOTICE];
    expect(await printed(database.url, ...load)).toBe('已载入2027年放假安排：放假 1 天，调休上班 1 天。\n在办事项的到期日没有变动。\n');
    expect(cellsOf(await printed(database.url, 'calendar')).at(-1)).toEqual(['2027', '1 天', '1 天', expect.stringMatching(/^\d{4}-\d\d-\d\d$/), NOTICE]);
    expect(await duban(database.url, ...load)).toMatchObject({ status: 1, stderr: expect.stringContaining('--replace') });
    expect(JSON.parse(await printed(database.url, ...load, '--replace', '--json'))).toMatchObject({ year: 2027, replaced: true, moved: [], confirmed: 0 });
    expect(JSON.parse(await printed(database.url, 'calendar', '--json'))).toMatchObject([{ year: 2027, daysOff: 1 }]);
  }, 180_000);
});
