import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { duban, dubanProcess, rowCounts } from './duban.js';

/** 你好 in GBK and in UTF-16 with its mark; a sentence in Big5. */
const GBK = Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0a]);
const BIG5 = Buffer.from('u0+lX6WrrEapsqZVs+am7MCzqMytcLVltMGtrae5pqi/7LJ6LKg=', 'base64');
const UTF16 = Buffer.from('\ufeff你好', 'utf16le');

describe('what duban refuses', () => {
  let database: TestDatabase;
  let folder: string;
  let before: Record<string, number>;
  beforeAll(async () => {
    database = await cloneDatabase('seeded');
    folder = await mkdtemp(join(tmpdir(), 'duban-cli-'));
    before = await rowCounts(database.url);
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(join(folder, 'blank.txt'), '\ufeff \n\n');
    await writeFile(join(folder, 'binary.dat'), Buffer.from('武政办\u0001号'));
    await writeFile(join(folder, 'program'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x00, 0x01]));
    await writeFile(join(folder, 'large.txt'), '');
    await truncate(join(folder, 'large.txt'), 50 * 1024 * 1024);
    await writeFile(join(folder, 'gbk.txt'), GBK);
    await writeFile(join(folder, 'utf16.txt'), UTF16);
    await writeFile(join(folder, 'big5.txt'), BIG5);
    await writeFile(join(folder, 'letter.txt'), '你好，这里没有公文。\n');
  }, 180_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  it.each([
    ['file-not-found', 'missing.txt'],
    ['file-is-directory', '.'],
    ['source-empty', 'empty.txt'],
    ['source-empty', 'blank.txt'],
    ['source-binary', 'binary.dat'],
    ['type-mismatch', 'program'],
    ['source-too-large', 'large.txt'],
    ['encoding', 'big5.txt'],
    ['no-document-found', 'gbk.txt'],
    ['no-document-found', 'utf16.txt'],
    ['no-document-found', 'letter.txt'],
  ])('refuses a source with %s (%s) and writes nothing', async (code, file) => {
    const run = await duban(database.url, 'import', join(folder, file));
    expect(run).toMatchObject({ status: 1, stdout: '' });
    // What takes longer than a second says so, line by line, before the error.
    expect(run.stderr.replaceAll(/^[…✗] 阅读文件.*\n/gm, '')).toMatch(new RegExp(`^错误（${code}）：[^\\n]*[。！？]\\n$`));
    expect(await rowCounts(database.url)).toEqual(before);
  }, 180_000);

  it.each([
    ['not-found', ['ledger', '武政办〔2024〕99号']],
    ['ambiguous-name', ['findings', '武政办']],
    ['not-found', ['inbox', '不存在的局']],
    ['validation-failed', ['tick', '--until', '2024-02-30']],
    ['validation-failed', ['tick', '--until', '7月5日']],
    ['validation-failed', ['tick', '--until', '2999-01-01']],
  ])('answers %s to %j', async (code, args) => {
    const run = await duban(database.url, ...args);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(new RegExp(`^错误（${code}）：[^\\n]+\\n$`));
    expect(await rowCounts(database.url)).toEqual(before);
  }, 180_000);

  it.each([
    [['ledgr'], '没有命令“ledgr”，是否指 ledger'],
    [['plans', '--colour'], '没有选项“--colour”'],
    [['ledger'], '缺少参数 <方案>'],
    [['tick', '--until'], '后面缺少值'],
    [['plans', 'all'], '参数太多'],
    [['inbox'], '请写一个单位名称'],
    [['inbox', '市商务局', '--office', '21号'], '二者写一个'],
  ])('explains the wrong call %j and ends with 2', async (args, words) => {
    const run = await duban(database.url, ...args);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^错误（usage）：[^\n]+\n$/);
    expect(run.stderr).toContain(words);
  }, 180_000);

  it.each([
    ['config-invalid', ''],
    ['config-invalid', 'mysql://127.0.0.1/duban'],
    ['dependency-unavailable', 'postgres://duban@127.0.0.1:1/duban'],
  ])('says %s for the database address "%s"', async (code, url) => {
    const run = await duban(url, 'plans');
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(new RegExp(`^错误（${code}）：[^\\n]+\\n$`));
  }, 180_000);

  it('ends its process with the status that a script looks at, and what it says goes to the standard error', async () => {
    expect(await dubanProcess(database.url, 'ledger', '武政办〔2024〕99号')).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/^错误（not-found）：[^\n]+\n$/) });
    expect(await dubanProcess('', 'ledgr')).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/^错误（usage）：[^\n]+\n$/) });
  }, 180_000);

  it('tells to migrate a database without tables', async () => {
    const empty = new URL(database.url);
    empty.searchParams.set('options', '-c search_path=nowhere');
    const run = await duban(empty.href, 'plans');
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^错误（schema-missing）：[^\n]*duban migrate。\n$/);
  }, 180_000);

  it('shows help in Chinese without a database', async () => {
    const run = await dubanProcess('', '--help');
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^用法：/);
    expect(run.stdout).not.toMatch(/Usage|Options|Commands|display help/);
  }, 180_000);
});
