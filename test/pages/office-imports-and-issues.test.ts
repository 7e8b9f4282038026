import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings, DESKTOP, PHONE } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';
import { EXPORT_TASK, smallDocument } from '../support/small-document.js';

const OFFICE = 'office.2024-21';
const OTHER_OFFICE = 'office.2024-20';
const LIAISON = 'liaison.commerce-bureau';
const NUMBER = '武政办〔2024〕121号';
const UNKNOWN_UNIT = '市外贸发展局';
const FIRST_LINE = 945;
const LAST_LINE = 1122;

/** The list of 58 rows as the gazette prints it, under a number of its own. */
async function gazetteList(number: string): Promise<string> {
  const lines = (await readFile('seed-data/gazette-2024-05-06.txt', 'utf8')).split('\n').slice(FIRST_LINE - 1, LAST_LINE);
  return lines.join('\n').replaceAll('武政办〔2024〕21号', number);
}

describe('the office imports a document and issues the plan, in Chromium', () => {
  let story: PageStory;
  let api: PageStory['api'];
  let sql: PageStory['sql'];
  let list: string;
  let page: Page;
  let documentId: string;
  let planId: string;
  const pageOf = (login: string, address: string): Promise<Page> => story.open(login, address, { apart: true });
  const chosen = async (on: Page, name: string, words: string): Promise<void> => {
    const asked = on.waitForEvent('filechooser');
    await on.getByRole('button', { name: '选择文件…' }).click();
    await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(words) });
  };
  /** Both languages and both widths, as it stands. */
  const isWhole = async (login: string, address: string): Promise<void> => {
    const seen = await pageOf(login, address);
    await seen.getByText(/^正在读取…$/).first().waitFor({ state: 'detached' });
    expect([address, await axeFindings(seen)]).toEqual([address, []]);
    await seen.setViewportSize(PHONE);
    expect([address, await axeFindings(seen)]).toEqual([address, []]);
    expect([address, await seen.evaluate('document.documentElement.scrollWidth')]).toEqual([address, PHONE.width]);
    await seen.setViewportSize(DESKTOP);
    await seen.getByRole('button', { name: /^EN/ }).click();
    await seen.locator('html[lang=en-US]').waitFor();
    expect(await seen.getByRole('main').getByRole('heading', { level: 1 }).count()).toBe(1);
    expect([`${address} in English`, await axeFindings(seen)]).toEqual([`${address} in English`, []]);
    await seen.context().close();
  };
  const detail = () => page.getByRole('region', { name: '正在看的疑点' });
  const status = () => page.getByRole('main').getByRole('status').first();
  const openCount = async (): Promise<number> => Number((await page.getByRole('button', { name: /^待处理/ }).textContent())?.replace(/\D/g, ''));

  beforeAll(async () => {
    story = await startPageStory();
    ({ api, sql } = story);
    list = (await gazetteList(NUMBER)).replace('市税务局,武汉海关,市商务局', `市税务局,武汉海关,${UNKNOWN_UNIT}`);
    expect(list).toContain(UNKNOWN_UNIT);
  }, 180_000);
  afterAll(() => story?.close());

  it.each([
    ['an empty file', '空.txt', '', '文件是空的'],
    ['a file of another kind', '方案.pdf', '%PDF-1.7\n1 0 obj', 'PDF 文件'],
    ['words without any document', '随笔.txt', '今天天气很好。', '没有'],
  ])('is told in the words of the server why %s was not imported', async (_, name, words, said) => {
    const at = await pageOf(OFFICE, '/import');
    await chosen(at, name, words);
    await at.getByRole('alert').waitFor();
    expect(await at.getByRole('alert').textContent()).toContain('没有导入');
    expect(await at.getByRole('alert').textContent()).toContain(said);
    expect(await axeFindings(at)).toEqual([]);
    expect(await sql('select 1 from source_document where name = $1', [name])).toEqual([]);
    await at.context().close();
  }, 180_000);

  it('uploads the list and sees what was read: number, title, and what the words for roles mean', async () => {
    page = await pageOf(OFFICE, '/import');
    await chosen(page, '外经贸方案.txt', list);
    await page.waitForURL(/\/import\/\d+\?step=head/);
    documentId = /\/import\/(\d+)/.exec(page.url())?.[1] ?? '';
    const main = page.getByRole('main');
    await main.getByText(NUMBER).first().waitFor();
    await main.getByRole('table', { name: '表头里的角色词' }).waitFor();
    expect(await main.getByRole('table', { name: '表头里的角色词' }).getByRole('row').allTextContents()).toEqual(['公文用词读作事项', '牵头单位牵头58', '责任单位配合56']);
    await isWhole(OFFICE, `/import/${documentId}?step=head`);
  }, 180_000);

  it('the same file again leads to what exists', async () => {
    const again = await pageOf(OFFICE, '/import');
    await chosen(again, '外经贸方案（又一份）.txt', list);
    await again.getByRole('alert').waitFor();
    expect(await axeFindings(again)).toEqual([]);
    await again.getByRole('alert').getByRole('link', { name: NUMBER }).click();
    await again.waitForURL(new RegExp(`/import/${documentId}`));
    expect(await sql('select count(*)::int as files from source_document where name like $1', ['外经贸方案%'])).toEqual([{ files: 1 }]);
    await again.context().close();
  }, 180_000);

  it('the next step is barred, with the reason, while something must be decided', async () => {
    await page.getByRole('link', { name: '下一步：核对' }).click();
    await detail().waitFor();
    expect(await detail().textContent()).toContain('没有一个牵头单位能对应到名录');
    const next = page.getByRole('button', { name: '下一步：单位对照' });
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByText(/还有 2 条必须处理的疑点，先逐条决定。其余 \d 条是目录里没有的单位/).count()).toBe(1);
    await isWhole(OFFICE, `/import/${documentId}?step=check`);
  }, 180_000);

  it('names the missing lead of an item; what was half entered survives a reload', async () => {
    await detail().getByRole('button', { name: '改定…' }).click();
    await detail().getByRole('combobox', { name: '加一家单位' }).fill('江岸区人民政府');
    await detail().getByRole('textbox', { name: '理由' }).fill('按各区实际办理');
    await page.reload();
    expect(await detail().getByRole('textbox', { name: '理由' }).inputValue()).toBe('按各区实际办理');
    expect(await detail().getByRole('combobox', { name: '江岸区人民政府 的角色' }).inputValue()).toBe('lead');
    expect(await axeFindings(page)).toEqual([]);
    await detail().getByRole('button', { name: '改定', exact: true }).click();
    await page.getByText('已改定：第 6 项 单位').waitFor();
    expect(await sql(`select decision, decision_reason as reason, decision_set -> 'assignments' @> '[{"unitCode": "jiangan-district", "role": "lead"}]' as named from finding where reading_id = $1 and key = 'lead-unresolved:item-6.assignments'`, [documentId]))
      .toEqual([{ decision: 'set', reason: '按各区实际办理', named: true }]);
  }, 180_000);

  it('undoes it at once, and does it again', async () => {
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤回对“第 6 项 单位”的决定。').waitFor();
    expect(await sql(`select decision from finding where reading_id = $1 and key = 'lead-unresolved:item-6.assignments'`, [documentId])).toEqual([{ decision: null }]);
    await detail().getByRole('button', { name: '改定…' }).click();
    await detail().getByRole('combobox', { name: '加一家单位' }).fill('江岸区人民政府');
    await detail().getByRole('textbox', { name: '理由' }).fill('按各区实际办理');
    await detail().getByRole('button', { name: '改定', exact: true }).click();
    await page.getByText('已改定：第 6 项 单位').waitFor();
  }, 180_000);

  it('gives a deadline another day, keeps another as printed, ignores a third with a reason', async () => {
    await page.getByRole('button', { name: /第 33 项 完成时限/ }).click();
    await detail().getByRole('button', { name: '改定…' }).click();
    await detail().getByLabel('完成时限', { exact: true }).fill('2024-12-31');
    await detail().getByRole('textbox', { name: '理由' }).fill('与黄陂区核实，印错一年');
    await detail().getByRole('button', { name: '改定', exact: true }).click();
    await page.getByText('已改定：第 33 项 完成时限').waitFor();

    await page.getByRole('button', { name: /第 29 项 所属任务/ }).first().click();
    await detail().getByRole('button', { name: '按原文保留' }).click();
    await page.getByText('按原文保留：第 29 项 所属任务').waitFor();

    await page.getByRole('button', { name: /第 1 项 单位/ }).click();
    await detail().getByRole('button', { name: '忽略' }).click();
    await detail().getByText('写一句理由再决定。').waitFor();
    await detail().getByRole('textbox', { name: '理由' }).fill('成员单位另行通知');
    await detail().getByRole('button', { name: '忽略' }).click();
    await page.getByText('已忽略：第 1 项 单位').waitFor();
    expect(await sql(`select key, decision from finding where reading_id = $1 and decision is not null order by key`, [documentId])).toEqual([
      { key: 'deadline-past:item-33.deadline', decision: 'set' },
      { key: 'group-members-unknown:item-1.assignments', decision: 'ignore' },
      { key: 'lead-unresolved:item-6.assignments', decision: 'set' },
      { key: 'stray-cell:item-29.headings', decision: 'keepPrinted' },
    ]);
  }, 180_000);

  it('takes a decision back later, from what is decided', async () => {
    await page.getByRole('button', { name: /^已决定/ }).click();
    await page.getByRole('navigation', { name: '疑点一览' }).getByRole('button', { name: /第 29 项 所属任务/ }).click();
    expect(await detail().textContent()).toContain('按原文保留');
    expect(await axeFindings(page)).toEqual([]);
    await detail().getByRole('button', { name: '撤回这个决定' }).click();
    await page.getByText('已撤回对“第 29 项 所属任务”的决定。').waitFor();
    expect(await sql(`select decision from finding where reading_id = $1 and key = 'stray-cell:item-29.headings'`, [documentId])).toEqual([{ decision: null }]);
    await page.getByRole('button', { name: /^待处理/ }).click();
  }, 180_000);

  it('decides all the others with one key each, pressed the moment the next one is there, but for the name that is nobody', async () => {
    const before = await openCount();
    await detail().waitFor();
    while ((await detail().getByRole('button', { name: /^采纳/ }).count()) === 0) {
      expect(await detail().textContent()).toContain('这个名称在目录里没有');
      const passed = (await detail().getByRole('heading').first().textContent()) ?? '';
      await page.keyboard.press('x');
      await detail().getByRole('heading', { name: passed, exact: true }).waitFor({ state: 'detached' });
    }
    await page.evaluate(`(() => {
      const count = document.querySelector('button.tab');
      const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
      const counted = [count.textContent];
      window.counted = counted;
      new MutationObserver(() => {
        if (counted[counted.length - 1] === count.textContent) return;
        counted.push(count.textContent);
        press();
      }).observe(count, { subtree: true, childList: true, characterData: true });
      press();
    })()`);
    await page.getByRole('button', { name: /^待处理 1$/ }).waitFor();
    expect(await page.evaluate('window.counted')).toEqual(Array.from({ length: before }, (_, decided) => `待处理 ${before - decided}`));
    expect(await sql(`select code from finding where reading_id = $1 and decision is null`, [documentId])).toEqual([{ code: 'unit-unknown' }]);
    expect(await sql(`select distinct decided_by as "by" from finding where reading_id = $1 and decision is not null`, [documentId])).toEqual([{ by: '市对外开放领导小组办公室' }]);
  }, 120_000);

  it('enters the name as another name of a known unit; the file is read again and every decision stays', async () => {
    const [before] = await sql(`select count(*)::int as decided from finding where reading_id = $1 and decision is not null`, [documentId]);
    await page.getByRole('link', { name: '下一步：单位对照' }).click();
    const region = page.getByRole('region', { name: '目录里没有的单位' });
    await region.getByText(UNKNOWN_UNIT, { exact: true }).waitFor();
    await isWhole(OFFICE, `/import/${documentId}?step=units`);
    await region.getByRole('radio', { name: '已有单位的别名' }).check();
    await region.getByRole('combobox', { name: '是哪个单位' }).fill('市商务局');
    await page.reload();
    expect(await region.getByRole('radio', { name: '已有单位的别名' }).isChecked()).toBe(true);
    await region.getByRole('button', { name: '补入 1 个并重新读' }).click();
    await region.getByText('公文里的单位都在目录里。').waitFor();
    expect(await sql(`select unit.code from unit_alias join unit on unit.id = unit_id where words = $1`, [UNKNOWN_UNIT])).toEqual([{ code: 'commerce-bureau' }]);
    expect(await sql(`select count(*)::int as decided from finding where reading_id = $1 and decision is not null`, [documentId])).toEqual([before]);
  }, 180_000);

  it('confirms the draft into a plan that nobody has received yet', async () => {
    await page.getByRole('link', { name: '下一步：启用' }).click();
    await page.getByText(/采纳 \d+ · 改定 2 · 忽略 1/).waitFor();
    await isWhole(OFFICE, `/import/${documentId}?step=enable`);
    await page.getByRole('button', { name: '转为方案' }).click();
    await page.waitForURL(/\/plans\/\d+\/issue/);
    planId = /\/plans\/(\d+)\//.exec(page.url())?.[1] ?? '';
    expect(await sql('select status, document_number as number, (select count(*)::int from item where plan_id = plan.id) as items from plan where id = $1', [planId])).toEqual([{ status: 'draft', number: NUMBER, items: 58 }]);
    expect(await sql(`select due_on as due from item where plan_id = $1 and number = '33'`, [planId])).toEqual([{ due: '2024-12-31' }]);
    const inbox = (await api.get('/api/v1/inbox/matters?limit=200', LIAISON)).body as { rows: { planId: string }[] };
    expect(inbox.rows.filter((matter) => matter.planId === planId)).toEqual([]);
  }, 180_000);

  it('previews who receives what, sets the rules, and is told what forbids issuing', async () => {
    const head = page.getByRole('region', { name: '交办方案' });
    await head.getByText(/将交办 58 项，\d+ 家单位收到/).waitFor();
    expect(await page.getByRole('table', { name: '收到的单位' }).getByRole('row', { name: /市商务局/ }).count()).toBe(1);
    await isWhole(OFFICE, `/plans/${planId}/issue`);
    await page.getByRole('checkbox', { name: /双人复核/ }).check();
    await head.getByText(/双人复核/).waitFor();
    expect(await head.getByRole('button', { name: '交办…' }).getAttribute('aria-disabled')).toBe('true');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('checkbox', { name: /双人复核/ }).uncheck();
    await page.locator('[aria-disabled=true]').waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: '办结申报' }).click();
    await page.getByRole('region', { name: '办理规则' }).getByText('已保存。').waitFor();
    expect(await sql(`select work_rules -> 'fourEyes' as four, work_rules -> 'signatures' -> 'completion' as signed from plan where id = $1`, [planId])).toEqual([{ four: false, signed: true }]);
    await page.getByRole('radio', { name: '黄色' }).check();
    await page.getByRole('region', { name: '提醒阶梯' }).getByText('已保存。').waitFor();
    expect((await api.get(`/api/v1/plans/${planId}/ladders`, OFFICE)).body.noticeStart).toBe('yellow');
  }, 180_000);

  it('says who the districts are in this plan, on what grounds', async () => {
    const before = await sql(`select count(*)::int as held from assignment where plan_id = $1 and status <> 'withdrawn'`, [planId]);
    await page.getByRole('button', { name: '调整 各区人民政府' }).click();
    const dialog = page.getByRole('dialog', { name: /各区人民政府在本方案中包括的单位/ });
    await dialog.getByRole('button', { name: '去掉 江岸区人民政府' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText(/已保存，新增 0 项责任，收回 \d+ 项。/).waitFor();
    // What it reaches now is shown at once: whoever issues sees it.
    const held = async (): Promise<unknown> => (await sql(`select count(*)::int as held from assignment where plan_id = $1 and unit_id = (select id from unit where name = '江岸区人民政府') and status <> 'withdrawn'`, [planId]))[0]?.['held'];
    const shown = await page.getByRole('table', { name: '收到的单位' }).getByRole('row', { name: /江岸区人民政府/ }).getByRole('cell').allTextContents();
    expect(shown.map(Number).filter((count) => count > 0).reduce((sum, count) => sum + count, 0)).toBe(await held());
    const groups = (await api.get(`/api/v1/plans/${planId}/groups`, OFFICE)).body as { code: string; members: { name: string }[] }[];
    expect(groups.find(({ code }) => code === 'district-governments')?.members.map(({ name }) => name)).not.toContain('江岸区人民政府');
    expect((await sql(`select count(*)::int as held from assignment where plan_id = $1 and status <> 'withdrawn'`, [planId]))[0]?.['held']).toBeLessThan(before[0]?.['held'] as number);
  }, 180_000);

  it('issues it after a look at recipients and count, once', async () => {
    await page.getByRole('button', { name: '交办…' }).click();
    const dialog = page.getByRole('dialog', { name: '交办方案' });
    expect(await dialog.textContent()).toMatch(/\d+ 家单位的联络员/);
    expect(await dialog.getByRole('listitem').filter({ hasText: '市商务局' }).count()).toBe(1);
    await dialog.getByRole('textbox', { name: '签发机关或签发人' }).fill('');
    expect(await dialog.getByRole('button', { name: '交办', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: '签发机关或签发人' }).fill('市人民政府办公厅');
    expect(await axeFindings(page)).toEqual([]);
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(new URL(request.url()).pathname)));
    await dialog.getByRole('button', { name: '交办', exact: true }).dblclick();
    await page.getByRole('heading', { name: '已经交办' }).waitFor();
    expect(await status().textContent()).toMatch(/已交办，\d+ 家单位收到。/);
    expect(sent).toEqual([`/api/v1/plans/${planId}/issue`]);
    expect(await sql('select status, issuing_authority as authority from plan where id = $1', [planId])).toEqual([{ status: 'issued', authority: '市人民政府办公厅' }]);
    expect(await sql(`select count(*)::int as times from audit_entry where subject_type = 'plan' and subject_id = $1 and action = 'plan.issued'`, [planId])).toEqual([{ times: 1 }]);
    await isWhole(OFFICE, `/plans/${planId}/issue`);
  }, 180_000);

  it('the liaison of a lead unit finds it in the inbox', async () => {
    const liaison = await pageOf(LIAISON, '/inbox?view=ack');
    const { rows } = (await api.get('/api/v1/inbox/matters?limit=200', LIAISON)).body as { rows: { planId: string; subjectType: string; title: string; allowed: string[] }[] };
    const received = rows.filter((matter) => matter.planId === planId && matter.allowed.includes('acknowledge'));
    expect(received.length).toBeGreaterThan(0);
    await liaison.getByRole('main').getByText(received[0]?.title ?? '').first().waitFor();
    await liaison.context().close();
  }, 180_000);

  it('draft and decisions stay to be looked at, and nothing of them can be changed any more', async () => {
    await page.goto(`/import/${documentId}?step=check&view=decided`);
    await page.getByText('这份公文已经转为方案').waitFor();
    expect(await detail().getByRole('button').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  }, 180_000);

  it('a draft that is thrown away can be had back, from the list and with the same file', async () => {
    const words = smallDocument([EXPORT_TASK], '武商办〔2024〕77号');
    await page.goto('/import');
    await chosen(page, '稳外贸.txt', words);
    await page.waitForURL(/step=head/);
    await page.getByText('公文没有写明由谁督办，转为方案后由导入的办公室督办（市对外开放领导小组）').waitFor();
    await page.goto('/import');
    await page.getByRole('button', { name: '放弃 武商办〔2024〕77号' }).click();
    await page.getByText('已放弃 武商办〔2024〕77号。').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已找回 武商办〔2024〕77号').waitFor();
    await page.getByRole('button', { name: '放弃 武商办〔2024〕77号' }).click();
    await page.getByText('已放弃 武商办〔2024〕77号。').waitFor();
    await chosen(page, '稳外贸.txt', words);
    await page.getByRole('alert').getByRole('link', { name: '武商办〔2024〕77号' }).click();
    await page.getByRole('heading', { level: 1, name: '稳外贸专项行动方案' }).waitFor();
    expect(await sql(`select discarded_at from document_reading where document_number = '武商办〔2024〕77号'`)).toEqual([{ discarded_at: null }]);
  }, 180_000);

  it('a new edition of a running plan shows how it differs and makes no second plan', async () => {
    await page.goto('/import');
    await chosen(page, '二十一号（改）.txt', (await gazetteList('武政办〔2024〕21号')).replace('2023年12月', '2024年6月'));
    await page.waitForURL(/step=head/);
    const id = /\/import\/(\d+)/.exec(page.url())?.[1] ?? '';
    await page.goto(`/import/${id}?step=enable`);
    await page.getByText(/武政办〔2024〕21号 已有正在执行的方案/).waitFor();
    const table = page.getByRole('table', { name: /有改动/ });
    await table.getByRole('row', { name: /33 到期日.*2024-06-30/ }).waitFor();
    expect(await page.getByRole('button', { name: '转为方案' }).count()).toBe(0);
    await isWhole(OFFICE, `/import/${id}?step=enable`);
  }, 180_000);

  it('closes the plan with what is still open and a reason, then archives it', async () => {
    await page.goto(`/plans/${planId}`);
    await page.getByRole('link', { name: '结束…' }).click();
    await page.getByText('事项 58 项').waitFor();
    await isWhole(OFFICE, `/plans/${planId}/closing`);
    await page.getByRole('button', { name: '结束方案…' }).click();
    const dialog = page.getByRole('dialog', { name: '结束方案' });
    expect(await dialog.getByRole('button', { name: '结束方案' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: '理由' }).fill('并入下一年度方案');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '结束方案' }).click();
    await page.getByText('方案已结束。').waitFor();
    expect(await sql('select status, closing_reason as reason from plan where id = $1', [planId])).toEqual([{ status: 'closed', reason: '并入下一年度方案' }]);
    await page.getByRole('button', { name: '归档' }).click();
    await page.getByText('已归档。').waitFor();
    expect(await sql('select status from plan where id = $1', [planId])).toEqual([{ status: 'archived' }]);
    await isWhole(OFFICE, `/plans/${planId}/closing`);
  }, 180_000);

  it('a motion is judged by its proposers before it is closed', async () => {
    const [{ id }] = (await sql(`select id from plan where document_number = '武政办〔2024〕20号'`)) as [{ id: string }];
    const other = await pageOf(OTHER_OFFICE, `/plans/${id}/closing`);
    await other.getByText('议案、建议案须先登记满意或基本满意，再结束。').waitFor();
    await other.getByRole('radio', { name: '基本满意' }).check();
    await other.getByRole('textbox', { name: '提出者的意见' }).fill('办理及时');
    await other.getByRole('button', { name: '登记满意度' }).click();
    await other.getByText('已登记：基本满意。').waitFor();
    expect(await sql('select satisfaction, satisfaction_comment as words from plan where id = $1', [id])).toEqual([{ satisfaction: 'basicallySatisfied', words: '办理及时' }]);
    expect(await axeFindings(other)).toEqual([]);
    await other.context().close();
    await isWhole(OTHER_OFFICE, `/plans/${id}/rollover`);
  }, 180_000);

  it.each([
    ['/import', LIAISON, '导入公文由领导小组办公室办理'],
    ['/import', 'leader', '导入公文由领导小组办公室办理'],
    ['/import/1?step=check', 'head.commerce-bureau', '导入公文由领导小组办公室办理'],
  ])('%s tells %s whose work it is, and nothing links there', async (address, login, said) => {
    const seen = await pageOf(login, address);
    await seen.getByText(said).waitFor();
    expect(await seen.getByRole('link', { name: '导入方案' }).count()).toBe(0);
    expect(await axeFindings(seen)).toEqual([]);
    await seen.context().close();
  }, 180_000);

  it('another office reads whose plan it is, and a unit that it does not issue plans', async () => {
    const [{ id }] = (await sql(`select id from plan where document_number = '武政办〔2024〕21号'`)) as [{ id: string }];
    const unit = await pageOf(LIAISON, `/plans/${id}/issue`);
    await unit.getByText('交办、结束方案和年底续办由方案的办公室办理').waitFor();
    expect(await axeFindings(unit)).toEqual([]);
    await unit.goto(`/plans/${id}`);
    await unit.getByRole('button', { name: '打印台账' }).waitFor();
    expect(await unit.getByRole('link', { name: /交办…|结束…|年底续办/ }).count()).toBe(0);
    await unit.context().close();
    const stranger = await pageOf(OTHER_OFFICE, `/import/${documentId}`);
    await stranger.getByText('没有这个页面，或者它不在你的职责范围内。').waitFor();
    // What the server refuses, as it should in this story, the browser calls an error too.
    expect(story.errors.filter((error) => !error.includes('Failed to load resource'))).toEqual([]);
  }, 180_000);
});
