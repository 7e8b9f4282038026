import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ADMINISTRATORS } from '../support/administrators.js';
import { axeFindings, PHONE } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';
import { tamper } from '../support/tampering.js';

const OFFICE = 'office.2024-21';
const HEAD = 'head.commerce-bureau';
const NOTICE = '国办发明电〔2026〕9号 国务院办公厅关于2027年部分节假日安排的通知';
const YEAR = 'date,kind,name\n2027-01-01,dayOff,元旦\n2027-02-06,dayOff,春节\n2027-02-20,workday,春节\n';

describe('administrators, in Chromium', () => {
  let story: PageStory;
  let api: PageStory['api'];
  let sql: PageStory['sql'];
  const pageOf = (login: string, address: string): Promise<Page> => story.open(login, address, { apart: true });
  const unitId = async (name: string): Promise<string> => (await sql('select id from unit where name = $1', [name]))[0].id;

  beforeAll(async () => {
    story = await startPageStory();
    ({ api, sql } = story);
    expect((await api.post('/api/v1/demo-clock', OFFICE, { until: '2024-04-12' })).status).toBe(200);
  }, 180_000);
  afterAll(() => story?.close());

  it.each([
    [ADMINISTRATORS.system, '账号与岗位'],
    [ADMINISTRATORS.security, '账号与岗位'],
    [ADMINISTRATORS.auditor, '操作日志'],
  ])('%s begins with %s, and the rail shows no work', async (login, heading) => {
    const page = await pageOf(login, '/');
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const links = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allTextContents();
    expect(links.join('、')).not.toMatch(/待办|台账|督办单|看板/);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('the auditor reads, filters, opens a row, and exports with a reason', async () => {
    expect((await api.get('/api/v1/accounts', 'leader')).status).toBe(403);
    const page = await pageOf(ADMINISTRATORS.auditor, '/audit');
    const table = page.getByRole('table', { name: '操作日志，新的在前' });
    await table.waitFor();
    await page.getByRole('button', { name: '更早的' }).click();
    await page.getByText('已列出 100 条').waitFor();
    await page.getByRole('button', { name: /^结果/ }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('option', { name: '被拒绝' }).click();
    await page.getByText('已列出 1 条').waitFor();
    expect(page.url()).toContain('outcome=refused');
    await table.getByRole('button').first().click();
    const drawer = page.getByRole('dialog', { name: '一条记录' });
    expect(await drawer.textContent()).toContain('分管副市长');
    expect(await axeFindings(page)).toEqual([]);
    await drawer.getByRole('button', { name: '只看此人的' }).click();
    await drawer.waitFor({ state: 'detached' });
    expect(page.url()).toContain('actorId=');

    await page.getByRole('button', { name: '导出…' }).click();
    const dialog = page.getByRole('dialog', { name: '导出操作日志' });
    await dialog.getByRole('textbox', { name: '理由' }).fill('季度核查');
    expect(await axeFindings(page)).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出' }).click()]);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.split('\r\n').filter((line) => line !== '')).toHaveLength(2);
    expect(text).toContain('access.refused');
    expect(await sql(`select detail ->> 'reason' as reason from audit_entry where action = 'audit.exported'`)).toEqual([{ reason: '季度核查' }]);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText(/已列出 \d+0 条/).waitFor();
    expect(page.url()).not.toMatch(/outcome|actorId/);
    await page.context().close();
  }, 180_000);

  it('the auditor verifies the chain, and sees which row somebody changed behind the back of the system', async () => {
    const page = await pageOf(ADMINISTRATORS.auditor, '/audit');
    const part = page.getByRole('region', { name: '核对审计链' });
    await part.getByRole('button', { name: '核对审计链' }).click();
    await part.getByText(/审计链完整：核对了 \d+ 条，序号 1 至 \d+/).waitFor();
    const [{ sequence, hash }] = await sql(`select sequence::text, encode(hash, 'hex') as hash from audit_head`);
    expect(await part.textContent()).toContain(`${sequence}:${hash}`);
    expect(await axeFindings(page)).toEqual([]);

    await tamper(story.databaseUrl, `update audit_entry set actor_name = actor_name || '（改）' where id = (select entry_id from audit_link where sequence = 7)`);
    await part.getByRole('button', { name: '核对审计链' }).click();
    await part.getByText('审计链有问题：序号 7 被改动。').waitFor();
    expect(await part.textContent()).toContain('在它以前的 6 条完整');
    expect(await axeFindings(page)).toEqual([]);
    await part.getByRole('button', { name: '看这一条' }).click();
    const drawer = page.getByRole('dialog', { name: '一条记录' });
    expect(await drawer.textContent()).toContain('（改）');
    await tamper(story.databaseUrl, `update audit_entry set actor_name = left(actor_name, -3) where id = (select entry_id from audit_link where sequence = 7)`);
    await page.context().close();
  }, 180_000);

  it('clearing old rows says what is lost, and is refused within their retention', async () => {
    const page = await pageOf(ADMINISTRATORS.auditor, '/audit');
    await page.getByRole('button', { name: '清理…' }).click();
    const dialog = page.getByRole('dialog', { name: '清理过期的日志' });
    expect(await dialog.textContent()).toContain('不能恢复');
    await dialog.getByLabel('清理这一天以前的').fill('2024-04-01');
    await dialog.getByRole('textbox', { name: '理由' }).fill('清理');
    await dialog.getByRole('button', { name: '清理' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('textbox', { name: '理由' }).inputValue()).toBe('清理');
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('the security administrator sees what the auditor did, and nothing else', async () => {
    const page = await pageOf(ADMINISTRATORS.security, '/audit');
    await page.getByText('操作日志 · 导出').first().waitFor();
    for (const name of ['核对审计链', '导出…', '清理…']) expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('a unit is renamed with its preview, and found by its old name', async () => {
    const id = await unitId('市供销社');
    const page = await pageOf(OFFICE, `/units/${id}`);
    await page.getByRole('button', { name: '更名…' }).click();
    const dialog = page.getByRole('dialog', { name: '市供销社更名' });
    await dialog.getByRole('textbox', { name: '新名称' }).fill('市供销合作总社');
    expect(await dialog.textContent()).toContain('市供销社 → 市供销合作总社');
    await dialog.getByRole('region', { name: '变更预览' }).waitFor();
    await dialog.getByRole('textbox', { name: '依据' }).fill('武编〔2024〕12号');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '更名' }).click();
    await page.getByText('更名已决定，2024-04-12 生效。').waitFor();
    await page.getByRole('heading', { level: 2, name: '市供销合作总社' }).waitFor();
    await page.getByRole('searchbox', { name: '搜索名称、别名、拼音首字母' }).fill('市供销社');
    await page.getByText(/^1\/\d+ 家$/).waitFor();
    expect(await sql('select name, (select array_agg(words) from unit_alias where unit_id = unit.id) as aliases from unit where id = $1', [id])).toMatchObject([{ name: '市供销合作总社', aliases: expect.arrayContaining(['市供销社']) }]);
    await page.context().close();
  }, 180_000);

  it('a unit is merged into another on a later day with the work that will move in sight, and taken back before that day', async () => {
    const [investment, commerce] = [await unitId('市投资促进局'), await unitId('市商务局')];
    const { plans, people } = (await api.get(`/api/v1/units/${investment}/change-preview?successorId=${commerce}`, OFFICE)).body;
    const page = await pageOf(OFFICE, `/units/${commerce}`);
    await page.getByRole('button', { name: '并入…' }).click();
    const dialog = page.getByRole('dialog', { name: '把别的单位并入市商务局' });
    await dialog.getByRole('combobox', { name: '并入的单位' }).fill('市投资促进局');
    const preview = dialog.getByRole('region', { name: '变更预览' });
    await preview.waitFor();
    for (const plan of plans) expect(await preview.textContent()).toContain(`${plan.documentNumber}：${plan.assignments} 项责任`);
    for (const name of people) expect(await preview.textContent()).toContain(name);
    await dialog.getByLabel('从哪一天起').fill('2024-07-01');
    await dialog.getByRole('textbox', { name: '依据' }).fill('机构改革方案');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '并入' }).click();
    await page.getByText('2024-07-01 生效').waitFor();
    await page.getByRole('button', { name: '单位变更' }).click();
    await page.getByRole('row', { name: /市投资促进局.*市商务局.*等待生效/ }).getByRole('button', { name: /撤销/ }).click();
    await page.getByText('已撤销，单位不变。').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await sql(`select cancelled_at is not null as cancelled from unit_change where kind = 'merge'`)).toEqual([{ cancelled: true }]);
    await page.context().close();
  }, 180_000);

  it('the office sees whom the units have named, and puts somebody on duty', async () => {
    const page = await pageOf(OFFICE, '/units?view=liaisons');
    await page.getByRole('table', { name: '联络员名单' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '值班', exact: true }).click();
    await page.getByRole('button', { name: /^安排值班/ }).last().click();
    await page.getByText('值班已调整。').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect((await sql('select count(*)::int as count from account join post on post.account_id = account.id where post.on_duty'))[0].count).toBeGreaterThan(0);
    await page.context().close();
  }, 180_000);

  it('the head of a unit registers a liaison with a code that is shown once', async () => {
    const page = await pageOf(HEAD, '/units');
    await page.getByRole('button', { name: '登记联络员…' }).click();
    const dialog = page.getByRole('dialog', { name: '登记本单位的联络员' });
    await dialog.getByRole('textbox', { name: '登录名' }).fill('zhou.qi');
    await dialog.getByRole('textbox', { name: '姓名' }).fill('周琦');
    await dialog.getByRole('textbox', { name: '工作电话' }).fill('13800001111');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '登记' }).click();
    await page.getByText('zhou.qi 的激活码').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('row', { name: /周琦.*联络员.*13800001111/ }).waitFor();
    await page.reload();
    await page.getByRole('row', { name: /周琦/ }).waitFor();
    expect(await page.getByText('zhou.qi 的激活码').count()).toBe(0);
    await page.context().close();
  }, 180_000);

  it('a calendar year is uploaded from its file, drawn as months, and replaced only when said so', async () => {
    const page = await pageOf(ADMINISTRATORS.system, '/rules?view=calendar');
    const upload = async (replace: boolean): Promise<void> => {
      await page.getByRole('button', { name: '载入年度…' }).click();
      const dialog = page.getByRole('dialog', { name: '载入年度放假安排' });
      await dialog.getByRole('spinbutton', { name: '年份' }).fill('2027');
      await dialog.getByRole('textbox', { name: '通知的文号和标题' }).fill(NOTICE);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), dialog.getByRole('button', { name: '选文件' }).click()]);
      await chooser.setFiles({ name: '2027.csv', mimeType: 'text/csv', buffer: Buffer.from(YEAR) });
      await dialog.getByText('已选：2027.csv').waitFor();
      if (replace) await dialog.getByRole('checkbox').check();
      expect(await axeFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: '载入' }).click();
    };
    await upload(false);
    await page.getByText(/2027 年已载入/).waitFor();
    await page.getByText('2027', { exact: true }).click();
    await page.getByRole('cell', { name: /1.*元旦放假/ }).waitFor();
    await page.getByRole('cell', { name: /20.*春节调休上班/ }).waitFor();
    expect(await page.getByRole('table', { name: '载入记录' }).textContent()).toContain('首次载入');
    expect(await axeFindings(page)).toEqual([]);
    await upload(false);
    await page.getByRole('alert').waitFor();
    await page.getByRole('dialog').getByRole('checkbox', { name: '这一年已经载入过，用这份替换' }).check();
    await page.getByRole('dialog').getByRole('button', { name: '载入' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await api.get('/api/v1/calendar-years/2027', ADMINISTRATORS.system)).body).toMatchObject({ daysOff: 2, makeUpDays: 1, loads: [{ replaced: true }, { replaced: false }] });
    await page.context().close();
  }, 180_000);

  it('a channel is registered and shown without its key, and revoked', async () => {
    const page = await pageOf(OFFICE, '/rules?view=channels');
    await page.getByRole('button', { name: '登记通道…' }).click();
    const dialog = page.getByRole('dialog', { name: '登记外发通道' });
    await dialog.getByRole('combobox', { name: '通道' }).selectOption({ label: '企业微信群机器人' });
    await dialog.getByRole('textbox', { name: '地址' }).fill('https://robot.example.cn/send?key=geheim');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '登记' }).click();
    await page.getByRole('row', { name: /robot\.example\.cn/ }).waitFor();
    expect(await page.textContent('body')).not.toContain('geheim');
    await page.getByRole('button', { name: '撤销 robot.example.cn 的通道' }).click();
    await page.getByText('还没有登记外发通道').waitFor();
    expect((await api.get('/api/v1/channel-endpoints', OFFICE)).body).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('sending that was stopped says why and is begun again', async () => {
    await sql(`insert into "freeze" (reason, detail) values ('operator', '迁移机房')`);
    const page = await pageOf(ADMINISTRATORS.system, '/rules?view=freeze');
    await page.getByText('迁移机房').waitFor();
    await page.getByRole('button', { name: '恢复发送…' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '恢复发送' }).click();
    await page.getByText('正常发送。没有冻结。').waitFor();
    expect((await api.get('/api/v1/freeze', ADMINISTRATORS.system)).body.frozen).toBe(false);
    await page.context().close();
  }, 180_000);

  it('remembers how somebody wants to see, in this browser and for this person alone', async () => {
    const page = await pageOf(HEAD, '/settings');
    await page.getByRole('radio', { name: '特大' }).check();
    await page.getByRole('radio', { name: '高对比度' }).check();
    const look = () => page.evaluate('[document.documentElement.dataset.textSize, document.documentElement.dataset.contrast, getComputedStyle(document.documentElement).fontSize]');
    expect(await look()).toEqual(['extraLarge', 'high', '20.48px']);
    expect(await axeFindings(page)).toEqual([]);
    await page.reload();
    await page.getByRole('radio', { name: '特大', checked: true }).waitFor();
    expect(await look()).toEqual(['extraLarge', 'high', '20.48px']);
    await page.evaluate(`localStorage.setItem('duban.account', 'liaison.commerce-bureau')`);
    await page.goto('/settings');
    await page.getByRole('radio', { name: '标准', checked: true }).first().waitFor();
    expect(await look()).toEqual(['standard', 'standard', '16px']);
    await page.context().close();
  }, 180_000);

  it('an absence with its deputy, a token shown once, and the calendar link are one\'s own to set', async () => {
    const page = await pageOf(HEAD, '/settings');
    const absence = page.getByRole('form', { name: '外出与代收' });
    await absence.getByLabel('外出第一天').fill('2024-05-01');
    await absence.getByLabel('外出最后一天').fill('2024-05-07');
    await absence.getByRole('combobox', { name: '代收人' }).fill('liaison.commerce-bureau');
    await absence.getByRole('button', { name: '登记外出' }).click();
    await page.getByText('2024-05-01 起至 2024-05-07，由市商务局联络员代收').waitFor();
    await page.getByRole('button', { name: '新令牌' }).click();
    const dialog = page.getByRole('dialog', { name: '新令牌' });
    await dialog.getByRole('textbox', { name: '用途' }).fill('统计报表');
    const lastDay = dialog.getByLabel('最后一天');
    await lastDay.fill((await lastDay.getAttribute('max')) ?? '');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '发放' }).click();
    await page.getByRole('row', { name: /统计报表/ }).waitFor();
    expect(await page.getByText('只显示这一次，请立即抄到程序的配置里。').count()).toBe(1);
    await page.getByRole('button', { name: '撤销令牌“统计报表”' }).click();
    await page.getByText('没有令牌。').waitFor();
    await page.getByRole('button', { name: '生成订阅链接' }).click();
    await page.getByText(/calendar-feeds\//).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('says what went wrong, in words, and keeps what was written', async () => {
    const page = await pageOf(ADMINISTRATORS.system, '/accounts');
    await page.getByRole('button', { name: '新账号…' }).click();
    const dialog = page.getByRole('dialog', { name: '建立账号' });
    await dialog.getByRole('textbox', { name: '登录名' }).fill('leader');
    await dialog.getByRole('textbox', { name: '姓名' }).fill('又一位');
    await dialog.getByRole('button', { name: '建立' }).click();
    await dialog.getByRole('alert').getByText('已有人使用').waitFor();
    expect(await dialog.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('又一位');
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  it.each([['/rules?view=calendar', OFFICE], ['/rules?view=channels', HEAD], ['/rules?view=deliveries', ADMINISTRATORS.system], ['/accounts?view=changes', ADMINISTRATORS.security], ['/accounts?view=tokens', ADMINISTRATORS.system], ['/accounts?open=leader', ADMINISTRATORS.security], ['/units?view=changes', OFFICE], ['/units?q=没有这个单位', 'leader']])('%s is whole on a telephone, in extra large letters and high contrast', async (address, login) => {
    const page = await story.open(login, address, { apart: true, viewport: PHONE, appearance: { textSize: 'extraLarge', contrast: 'high' } });
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    await page.getByText('正在读取…').first().waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await page.context().close();
  }, 180_000);
});
