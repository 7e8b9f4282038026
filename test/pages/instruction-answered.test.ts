import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const OFFICE = 'office.2024-21';
const WORDS = '请商务局研究口岸通关时效，九月底前报方案。';

describe('the leader instructs and the office answers', () => {
  let story: PageStory;
  let planId: string;
  const instruction = async () => (await story.sql<{ id: string; action: string | null; item: string | null }>('select instruction.id, action, new_item_id as item from instruction where plan_id = $1', [planId]))[0];
  beforeAll(async () => {
    story = await startPageStory();
    [{ planId }] = await story.sql<{ planId: string }>(`select id as "planId" from plan where document_number = '武政办〔2024〕21号'`) as [{ planId: string }];
  }, 120_000);
  afterAll(() => story?.close());

  it('the leader writes on the plan, and finds it waiting under the instructions', async () => {
    const page = await story.open('leader', `/plans/${planId}`);
    await page.getByRole('button', { name: '批示' }).click();
    const sheet = page.getByRole('dialog', { name: /^批示：/ });
    await sheet.getByRole('textbox', { name: '批示内容' }).fill(WORDS);
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: '批示' }).click();
    await page.getByText('批示已送办公室。').waitFor();
    const list = await story.open('leader', '/instructions');
    await list.getByText(WORDS).first().waitFor();
    expect(await list.getByRole('form').count()).toBe(0);
    expect(await axeFindings(list)).toEqual([]);
  }, 120_000);

  it('the office makes a new item of it in its inbox', async () => {
    const page = await story.open(OFFICE, `/inbox?matter=instruction-${(await instruction())?.id}`);
    const form = page.getByRole('form', { name: '答复批示' });
    expect(await form.getByRole('textbox', { name: '事项内容' }).inputValue()).toBe(WORDS);
    await form.getByRole('textbox', { name: '时限的说法' }).fill('2024年9月底');
    await form.getByRole('combobox', { name: '增加单位' }).fill('市商务局');
    await form.getByRole('combobox', { name: '市商务局的角色' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: '答复' }).click();
    await page.getByText('已转为新事项草稿，请交办。').waitFor();
    const answered = await instruction();
    expect(answered?.action).toBe('newItem');
    expect(await story.sql('select status, due_on::text as due, text from item where id = $1', [answered?.item])).toEqual([{ status: 'draft', due: '2024-09-30', text: WORDS }]);
  }, 120_000);

  it('and issues it after a look at who gets it; the unit finds it in its inbox', async () => {
    const page = await story.open(OFFICE, '/instructions?view=answered');
    await page.getByRole('link', { name: '去交办' }).click();
    const dialog = page.getByRole('dialog', { name: /^交办/ });
    await dialog.getByText('市商务局').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '交办' }).click();
    await page.getByText('已交办，各单位应签收。').waitFor();
    expect(await story.sql('select status from item where id = $1', [(await instruction())?.item])).toEqual([{ status: 'issued' }]);
    const { rows } = (await story.api.get('/api/v1/inbox/matters?limit=200', 'liaison.commerce-bureau')).body as { rows: { itemId: string | null; kind: string }[] };
    const itemId = (await instruction())?.item ?? null;
    expect(rows.filter((row) => row.itemId === itemId).map(({ kind }) => kind)).toContain('acknowledgement');
    const leader = await story.open('leader', '/instructions?view=answered', { language: 'en' });
    await leader.getByText('Make it a new item').first().waitFor();
    expect(await axeFindings(leader)).toEqual([]);
    expect(story.errors).toEqual([]);
  }, 120_000);
});
