import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const OFFICE = 'office.2024-21';
const DIRECTOR = 'director.2024-21';

describe('what is overdue climbs to the office and becomes a notice', () => {
  let story: PageStory;
  let unit: { login: string; name: string; itemId: string };
  const notice = async () => (await story.sql<{ id: string; state: string; colour: string }>('select id, state, colour from notice where item_id = $1 order by id desc limit 1', [unit.itemId]))[0];
  beforeAll(async () => {
    story = await startPageStory();
    [unit] = await story.sql<typeof unit>(
      `select account.login, unit.name, item.id as "itemId" from item join plan on plan.id = plan_id join assignment on assignment.item_id = item.id and assignment.role = 'lead' join unit on unit.id = assignment.unit_id
       join post on post.unit_id = unit.id and post.role = 'liaison' join account on account.id = post.account_id where plan.document_number = '武政办〔2024〕21号' and item.number = '33'`) as [typeof unit];
  }, 120_000);
  afterAll(() => story?.close());

  it('the clock goes on, and a draft lies with the office', async () => {
    const page = await story.open(OFFICE, '/notices?view=drafts');
    expect(await notice()).toBeUndefined();
    await page.getByRole('button', { name: '过一天' }).click();
    await page.getByRole('button', { name: new RegExp(unit.name) }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect((await notice())?.state).toBe('draft');
  }, 120_000);

  it('the director signs it and the office issues it after a look at the letter and its readers', async () => {
    const signing = await story.open(DIRECTOR, `/notices?open=${(await notice())?.id}`);
    await signing.getByRole('button', { name: '签批…' }).click();
    const sign = signing.getByRole('dialog', { name: '签批督办单' });
    await sign.getByRole('textbox', { name: '签发人' }).fill('王主任');
    expect(await axeFindings(signing)).toEqual([]);
    await sign.getByRole('button', { name: '签批', exact: true }).click();
    await signing.getByText('已签批，由办公室编号签发。').waitFor();

    const page = await story.open(OFFICE, `/notices?open=${(await notice())?.id}`);
    await page.getByRole('button', { name: '签发…' }).click();
    const issue = page.getByRole('dialog', { name: '签发督办单' });
    await issue.getByText(`${unit.name}联络员`).waitFor();
    await issue.getByRole('button', { name: '签发', exact: true }).click();
    await page.getByText(/^已签发，编号 督办〔2024〕/).waitFor();
    expect((await notice())?.state).toBe('issued');
  }, 120_000);

  it('the unit replies, and the office closes it', async () => {
    const page = await story.open(unit.login, '/notices');
    await page.getByRole('textbox', { name: /^回复/ }).fill('行动方案已起草，本周五前报送，责任人为分管副区长。');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '回复', exact: true }).click();
    await page.getByText('已回复，等办公室审核，期间停表。').waitFor();
    expect((await notice())?.state).toBe('answered');

    const review = await story.open(OFFICE, '/review?kind=noticeReply');
    await review.getByText('行动方案已起草').first().waitFor();
    expect(await axeFindings(review)).toEqual([]);
    await review.getByRole('button', { name: /^办结/ }).click();
    await review.getByText('行动方案已起草').first().waitFor({ state: 'detached' });
    expect((await notice())?.state).toBe('closed');
  }, 120_000);

  it('the office also writes one by hand from an item', async () => {
    const [other] = await story.sql<{ id: string; number: string }>(
      `select item.id, number from item join plan on plan.id = plan_id where plan.document_number = '武政办〔2024〕21号' and item.id <> $1 and exists (select from assignment where item_id = item.id and role = 'lead') order by position limit 1`, [unit.itemId]);
    const page = await story.open(OFFICE, `/tasks/${other?.id}`);
    await page.getByRole('button', { name: '发督办单…' }).click();
    const dialog = page.getByRole('dialog', { name: `发督办单：第 ${other?.number} 项` });
    await dialog.getByRole('textbox', { name: /^正文/ }).fill('请说明尚未签收的原因。');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '存为待签发的督办单' }).click();
    await page.getByRole('link', { name: '去签发' }).click();
    await page.getByText('请说明尚未签收的原因。').first().waitFor();
    expect(await story.sql('select colour, state, body, reminder_id from notice where item_id = $1', [other?.id])).toEqual([{ colour: 'blue', state: 'draft', body: expect.stringContaining('请说明尚未签收的原因。'), reminder_id: null }]);
    expect(story.errors).toEqual([]);
  }, 120_000);
});
