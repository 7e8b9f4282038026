import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const LIAISON = 'liaison.commerce-bureau';
const OFFICE = 'office.2024-20';
const TITLE = '市商务局适老化改造工作方案';
const REPORT = '已走访龙头企业12家，新增有出口实绩企业31家。';

interface Matter {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly itemId: string;
  readonly title: string;
}

describe('from a unit to office and leader, in Chromium', () => {
  let story: PageStory;
  let api: PageStory['api'];
  let sql: PageStory['sql'];
  let work: { id: string; itemId: string };
  const pageOf = (login: string, address: string): Promise<Page> => story.open(login, address, { apart: true });

  beforeAll(async () => {
    story = await startPageStory();
    ({ api, sql } = story);
    [work] = await story.sql<typeof work>(
      `select assignment.id, item_id as "itemId" from assignment join item on item.id = item_id join plan on plan.id = item.plan_id join unit on unit.id = assignment.unit_id
       where plan.document_number = '武政办〔2024〕21号' and assignment.role = 'lead' and unit.name = '市商务局' order by item.position limit 1`) as [typeof work];
    expect((await api.post('/api/v1/demo-clock', OFFICE, { until: '2024-04-02' })).status).toBe(200);
  }, 180_000);
  afterAll(() => story?.close());

  it('the liaison acknowledges a task after reading what that means', async () => {
    const { rows } = (await api.get('/api/v1/inbox/matters?limit=200', LIAISON)).body as { rows: (Matter & { allowed: string[] })[] };
    const matter = rows.find(({ subjectType, allowed }) => subjectType === 'assignment' && allowed.includes('acknowledge')) as Matter;
    const page = await pageOf(LIAISON, '/inbox?view=ack');
    await page.getByRole('main').getByText(matter.title).first().click();
    const form = page.getByRole('form', { name: '签收' });
    expect(await form.textContent()).toContain('退办');
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: '签收' }).click();
    await page.getByText(`已签收：${matter.title}`).waitFor();
    expect(await sql('select status from assignment where id = $1', [matter.subjectId])).toEqual([{ status: 'acknowledged' }]);
  }, 180_000);

  it('what the liaison has half written survives a reload and the draft of a colleague, is handed in, and waits at the office', async () => {
    const page = await pageOf(LIAISON, '/inbox');
    await page.getByRole('main').getByText('报备具体工作方案').first().click();
    await page.getByRole('textbox', { name: '标题' }).fill(TITLE);
    await page.getByRole('textbox', { name: '正文' }).fill('一、改造既有住宅。二、开设课程。');
    await page.reload();
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe(TITLE);
    expect(await axeFindings(page)).toEqual([]);

    const { rows } = (await api.get('/api/v1/inbox/matters?limit=200', LIAISON)).body as { rows: Matter[] };
    const submission = rows.find(({ title, subjectType }) => subjectType === 'submission' && title.includes('报备具体工作方案'))?.subjectId ?? '';
    const draft = `/api/v1/submissions/${submission}/draft`;
    const { version } = (await api.get(draft, LIAISON)).body as { version: number };
    const colleague = await api.send('PUT', draft, LIAISON, { 'if-match': `"v${version}"` }, { title: '同事拟的题', text: '一、改造既有住宅。二、开设课程。' });
    expect(colleague.status).toBe(200);
    await page.getByRole('button', { name: '存草稿' }).click();
    const theirs = page.getByRole('alert').filter({ hasText: '这里被改了' });
    await theirs.getByText('同事拟的题').waitFor();
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe(TITLE);
    expect(await page.getByText(/存的草稿$/).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await theirs.getByRole('button', { name: '用我写的' }).click();
    await theirs.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByRole('textbox', { name: '标题' }).waitFor({ state: 'detached' });

    const office = await pageOf(OFFICE, '/review');
    await office.getByText(TITLE).first().waitFor();
    expect(await axeFindings(office)).toEqual([]);
  }, 180_000);

  it('the office takes it with one press, and the next person to look sees it taken', async () => {
    const office = await pageOf(OFFICE, '/review');
    await office.getByText(TITLE).first().waitFor();
    await office.getByRole('button', { name: /^(通过|收下)/ }).first().click();
    await office.getByText(TITLE).first().waitFor({ state: 'detached' });
    expect((await api.get('/api/v1/review-queue', OFFICE)).body.totals.waiting).toBe(0);
  }, 180_000);

  it('the liaison reports, takes it back, reports again; a broken line says so and loses no word, and the report arrives once', async () => {
    expect((await api.post(`/api/v1/assignments/${work.id}/acknowledgement`, LIAISON)).status).toBeLessThan(300);
    const page = await pageOf(LIAISON, `/my-unit?item=${work.itemId}&form=report`);
    const form = page.getByRole('form', { name: '报进展' });
    await form.getByRole('textbox', { name: '进展情况' }).fill(REPORT);
    await form.getByRole('button', { name: /^报送进展/ }).click();
    await page.getByText(/^报送进展：.*8 秒后送出$/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await form.getByRole('textbox', { name: '进展情况' }).inputValue()).toBe(REPORT);
    await page.context().setOffline(true);
    await form.getByRole('button', { name: /^报送进展/ }).click();
    const alert = page.getByRole('alert').filter({ hasText: '连不上服务器' });
    await alert.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await sql('select 1 from progress_report where assignment_id = $1', [work.id])).toEqual([]);
    await page.context().setOffline(false);
    await alert.getByRole('button', { name: '回到这件事' }).click();
    expect(await form.getByRole('textbox', { name: '进展情况' }).inputValue()).toBe(REPORT);
    await form.getByRole('button', { name: /^报送进展/ }).click();
    await page.getByText('已报送').first().waitFor();
    expect(await sql('select progress, state from progress_report where assignment_id = $1', [work.id])).toEqual([{ progress: REPORT, state: 'onTrack' }]);
  }, 180_000);

  it('the leader finds what a unit has reported, and writes an instruction that reaches the office', async () => {
    const { itemId } = work;
    const page = await pageOf('leader', `/tasks/${itemId}`);
    await page.getByText(REPORT).first().waitFor();
    await page.getByRole('button', { name: '批示' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('请商务局按季度报企业名单。');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: /批示|发送|送/ }).last().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await sql('select text from instruction where item_id = $1', [itemId])).toEqual([{ text: '请商务局按季度报企业名单。' }]);
  }, 180_000);
});
