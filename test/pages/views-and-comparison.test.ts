import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const OFFICE = 'office.2024-21';
const LIAISON = 'liaison.commerce-bureau';

describe('a plan in saved views, beside a past day, by time and by unit', () => {
  let story: PageStory;
  let line: { planId: string; itemId: string; number: string; assignmentId: string; leadId: string };
  beforeAll(async () => {
    story = await startPageStory();
    [line] = await story.sql<typeof line>(
      `select plan.id as "planId", item.id as "itemId", item.number, assignment.id as "assignmentId", unit.id as "leadId" from item join plan on plan.id = plan_id join assignment on assignment.item_id = item.id and assignment.role = 'lead'
       join unit on unit.id = assignment.unit_id where plan.document_number = '武政办〔2024〕21号' and unit.name = '市商务局' and item.due_on = '2024-12-31' order by item.position limit 1`) as [typeof line];
    expect((await story.api.post('/api/v1/demo-clock', OFFICE, { until: '2024-04-02' })).status).toBe(200);
    expect((await story.api.post(`/api/v1/assignments/${line.assignmentId}/acknowledgement`, LIAISON)).status).toBeLessThan(300);
    expect((await story.api.post(`/api/v1/assignments/${line.assignmentId}/progress-reports`, LIAISON, { progress: '三家企业已签约。', problems: '', nextSteps: '', state: 'onTrack' })).status).toBeLessThan(300);
  }, 120_000);
  afterAll(() => story?.close());

  it('the office moves a deadline where it reads the item; the words of the document stay in sight', async () => {
    const page = await story.open(OFFICE, `/plans/${line.planId}?item=${line.itemId}`);
    await page.getByRole('dialog', { name: '任务详情' }).getByRole('button', { name: '调整…' }).click();
    const dialog = page.getByRole('dialog', { name: `调整第 ${line.number} 项` });
    await dialog.getByLabel('日期', { exact: true }).fill('2024-11-30');
    await dialog.getByRole('textbox', { name: '调整的理由' }).fill('与上级考核同步');
    await dialog.getByRole('textbox', { name: '提前的理由' }).fill('市政府常务会要求');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '调整并告知' }).click();
    await page.getByText('已调整，已告知各单位。').waitFor();
    expect(await story.sql(`select due_on::text as due, original->>'dueOn' as printed from item where id = $1`, [line.itemId])).toEqual([{ due: '2024-11-30', printed: '2024-12-31' }]);
    await page.getByRole('dialog', { name: '任务详情' }).getByText('原定 2024-12-31').first().waitFor();
  }, 120_000);

  it('compared with a past day the ledger counts and marks what has changed, the old deadline struck through', async () => {
    const page = await story.open(OFFICE, `/plans/${line.planId}`);
    await page.getByRole('button', { name: /与 2024-03-31 对比/ }).click();
    await page.getByText('那一天方案还没有交办。').or(page.getByRole('button', { name: /新增/ })).first().waitFor();
    await page.getByLabel('对比的日期').fill('2024-04-01');
    await page.getByRole('button', { name: '时限改动 1' }).click();
    await page.getByRole('status').filter({ hasText: '1/58 条' }).waitFor();
    const table = page.getByRole('region', { name: /^台账/ });
    expect(await table.locator('del').allTextContents()).toEqual(['2024-12-31']);
    await table.getByText('新进展 1 次').waitFor();
    expect(new URL(page.url()).searchParams.get('since')).toBe('2024-04-01');
    expect(await axeFindings(page)).toEqual([]);
  }, 120_000);

  it('what is shown is saved for the office, found by a colleague, renamed, deleted and brought back', async () => {
    const page = await story.open(OFFICE, `/plans/${line.planId}?lead=${line.leadId}&hide=others`);
    await page.getByRole('button', { name: '＋存为视图' }).click();
    const dialog = page.getByRole('dialog', { name: '存为视图' });
    await dialog.getByRole('textbox', { name: '名称' }).fill('商务局牵头');
    await dialog.getByRole('checkbox', { name: '本办公室的人都看得到' }).check();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '存下' }).click();
    await page.getByRole('button', { name: '商务局牵头', pressed: true }).waitFor();
    const colleague = await story.open('director.2024-21', `/plans/${line.planId}`);
    await colleague.getByRole('button', { name: '商务局牵头' }).click();
    await colleague.waitForURL((address) => address.searchParams.get('lead') === line.leadId);
    await colleague.getByRole('columnheader', { name: '责任单位' }).waitFor({ state: 'detached' });
    expect(await axeFindings(colleague)).toEqual([]);
    await page.getByRole('button', { name: '删除视图' }).click();
    await page.getByText('已删除视图“商务局牵头”。').waitFor();
    expect(await story.sql('select name from saved_view')).toEqual([]);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '商务局牵头', pressed: true }).waitFor();
    expect(await story.sql('select name, address, leading_group_id is not null as shared from saved_view')).toEqual([{ name: '商务局牵头', address: `lead=${line.leadId}&hide=others`, shared: true }]);
  }, 120_000);

  it('by time it is read aloud and as a table, by unit every number leads to its lines', async () => {
    const page = await story.open(OFFICE, `/plans/${line.planId}`);
    await page.getByRole('button', { name: '时间线' }).click();
    await page.getByRole('img', { name: /每月报告进展：2024-04 1 次/ }).waitFor();
    await page.getByText('用表格看').first().click();
    expect(await page.getByRole('row').filter({ hasText: '2024-04' }).first().textContent()).toBe('2024-0401');
    await page.getByRole('rowgroup').filter({ hasText: '2024年11月' }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '单位矩阵' }).click();
    const [{ count } = { count: 0 }] = await story.sql<{ count: number }>(`select count(*)::int as count from assignment join item on item.id = item_id where item.plan_id = $1 and unit_id = $2 and role = 'lead' and assignment.status <> 'withdrawn'`, [line.planId, line.leadId]);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: `市商务局 牵头 ${count} 条，看台账` }).click();
    await page.getByRole('status').filter({ hasText: `${count}/58 条` }).waitFor();
    for (const layout of ['timeline', 'units']) {
      const english = await story.open(OFFICE, `/plans/${line.planId}?as=${layout}&since=2024-04-01`, { language: 'en' });
      await english.getByRole('table').first().waitFor();
      expect([layout, await axeFindings(english)]).toEqual([layout, []]);
    }
    expect(story.errors).toEqual([]);
  }, 120_000);
});
