import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const LIAISON = 'liaison.commerce-bureau';
const HEAD = 'head.commerce-bureau';
const OFFICE = 'office.2024-21';
const EVIDENCE = '行动方案已由市政府批准印发，附批复。';

describe('a lead claims completion with evidence, its head signs, the office verifies and strikes off', () => {
  let story: PageStory;
  let work: { id: string; itemId: string; planId: string; number: string };
  const state = async () => (await story.sql<{ item: string; assignment: string }>('select item.status as item, assignment.status as assignment from assignment join item on item.id = item_id where assignment.id = $1', [work.id]))[0];
  beforeAll(async () => {
    story = await startPageStory();
    [work] = await story.sql<typeof work>(
      `select assignment.id, item.id as "itemId", item.plan_id as "planId", item.number from assignment join item on item.id = item_id join plan on plan.id = item.plan_id join unit on unit.id = unit_id
       where plan.document_number = '武政办〔2024〕21号' and assignment.role = 'lead' and unit.name = '市商务局' and not item.evergreen and not exists (
         select from assignment other where other.item_id = item.id and other.role = 'lead' and other.id <> assignment.id) order by item.position limit 1`) as [typeof work];
    expect((await story.api.post(`/api/v1/assignments/${work.id}/acknowledgement`, LIAISON)).status).toBeLessThan(300);
    expect((await story.api.post(`/api/v1/assignments/${work.id}/progress-reports`, LIAISON, { progress: '方案已报市政府。', problems: '', nextSteps: '', state: 'onTrack' })).status).toBeLessThan(300);
    const plan = (await story.api.get(`/api/v1/plans/${work.planId}`, OFFICE)).body as { version: number; workRules: { signatures: Record<string, boolean> } };
    const set = await story.api.send('PUT', `/api/v1/plans/${work.planId}/work-rules`, OFFICE, { 'if-match': `"v${plan.version}"` }, { signatures: { ...plan.workRules.signatures, completion: true } });
    expect([set.status, set.body.detail]).toEqual([200, undefined]);
  }, 120_000);
  afterAll(() => story?.close());

  it('the liaison attaches the evidence; nothing is claimed before the head has signed', async () => {
    const page = await story.open(LIAISON, `/inbox?matter=assignment-${work.id}&form=completion`);
    const form = page.getByRole('form', { name: '申报办结' });
    await form.getByRole('textbox', { name: '办结情况和佐证' }).fill(EVIDENCE);
    const chooser = page.waitForEvent('filechooser');
    await form.getByRole('button', { name: '添加附件' }).click();
    await (await chooser).setFiles({ name: '批复.txt', mimeType: 'text/plain', buffer: Buffer.from('同意印发。') });
    await form.getByText('批复.txt').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: '申报办结，送负责人签批' }).click();
    await page.getByText('已送单位负责人签批，签批后生效').first().waitFor();
    expect((await state())?.assignment).toBe('inProgress');
  }, 120_000);

  it('the head signs in one press', async () => {
    const page = await story.open(HEAD, '/my-unit');
    const card = page.getByRole('article').filter({ hasText: EVIDENCE });
    await card.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await card.getByRole('button', { name: '签批' }).click();
    await card.waitFor({ state: 'detached' });
    expect((await state())?.assignment).toBe('completionReview');
  }, 120_000);

  it('the office accepts, confirms completion, writes what it saw and strikes the item off after a look at who hears of it', async () => {
    const page = await story.open(OFFICE, '/review?kind=completion');
    await page.getByText(EVIDENCE).first().waitFor();
    await page.getByText('批复.txt').first().waitFor();
    await page.getByRole('button', { name: /^通过/ }).click();
    await page.getByText(EVIDENCE).first().waitFor({ state: 'detached' });
    expect((await state())?.assignment).toBe('completed');

    const item = await story.open(OFFICE, `/tasks/${work.itemId}`);
    if ((await state())?.item === 'inProgress') await item.getByRole('button', { name: '确认办结' }).click();
    await item.getByRole('link', { name: '去核查' }).click();
    await item.getByRole('textbox', { name: /核查情况/ }).fill('看过批复原件，属实。');
    expect(await axeFindings(item)).toEqual([]);
    await item.getByRole('button', { name: /^登记核查/ }).click();
    await item.getByRole('button', { name: '销号…' }).click();
    const dialog = item.getByRole('dialog', { name: `销号 第 ${work.number} 项` });
    await dialog.getByText('市商务局').waitFor();
    expect(await axeFindings(item)).toEqual([]);
    await dialog.getByRole('button', { name: '销号' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await state())?.item).toBe('closedOut');
  }, 120_000);

  it('looking back, the office reopens it by a new day, which the ledger shows', async () => {
    const page = await story.open(OFFICE, `/plans/${work.planId}?item=${work.itemId}`);
    const drawer = page.getByRole('dialog', { name: '任务详情' });
    await drawer.getByRole('button', { name: '重新办理…' }).click();
    const dialog = page.getByRole('dialog', { name: `重新办理第 ${work.number} 项` });
    await dialog.getByLabel('新的办结时限').fill('2024-10-31');
    await dialog.getByRole('textbox', { name: '重新办理的理由' }).fill('回头看发现批复没有执行。');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '重新办理并告知' }).click();
    await drawer.getByText('已重新办理，牵头单位按新的时限办结。').waitFor();
    expect(await story.sql('select status, due_on::text as due from item where id = $1', [work.itemId])).toEqual([{ status: 'inProgress', due: '2024-10-31' }]);
    await drawer.getByText(/2024-10-31/).first().waitFor();
    expect(story.errors).toEqual([]);
  }, 120_000);
});
