import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const LIAISON = 'liaison.commerce-bureau';
const OFFICE = 'office.2024-21';
const HEIR = '市口岸办';

describe('a cooperating unit declines and the office gives the work to another', () => {
  let story: PageStory;
  let assignment: { id: string; itemId: string; number: string };
  let heir: { id: string; name: string; login: string };
  beforeAll(async () => {
    story = await startPageStory();
    [assignment] = await story.sql<typeof assignment>(
      `select assignment.id, item.id as "itemId", item.number from assignment join item on item.id = item_id join plan on plan.id = item.plan_id join unit on unit.id = unit_id
       where plan.document_number = '武政办〔2024〕21号' and assignment.role = 'cooperating' and unit.name = '市商务局' and assignment.status = 'pendingAck' order by item.position limit 1`) as [typeof assignment];
    [heir] = await story.sql<typeof heir>(
      `select unit.id, unit.name, account.login from unit join post on post.unit_id = unit.id and post.role = 'liaison' join account on account.id = post.account_id
       where unit.name <> '市商务局' and unit.id not in (select unit_id from assignment where item_id = $1) order by unit.name = $2 desc, unit.position limit 1`, [assignment.itemId, HEIR]) as [typeof heir];
  }, 120_000);
  afterAll(() => story?.close());

  it('the liaison says why and whose it is', async () => {
    const page = await story.open(LIAISON, `/inbox?matter=assignment-${assignment.id}&form=decline`);
    const form = page.getByRole('form', { name: '退办' });
    await form.getByRole('button', { name: '申请退办' }).click();
    expect(await form.getByRole('textbox', { name: '退办理由' }).getAttribute('aria-invalid')).toBe('true');
    await form.getByRole('textbox', { name: '退办理由' }).fill('三定方案明确，该项工作不在本局职责之内。');
    await form.getByRole('searchbox').or(form.getByRole('textbox', { name: /写单位名称里的字/ })).first().fill(heir.name.slice(1));
    await form.getByRole('button', { name: heir.name, exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: '申请退办' }).click();
    await page.getByRole('status').filter({ hasText: '已报送' }).waitFor();
    expect(await story.sql('select status from assignment where id = $1', [assignment.id])).toEqual([{ status: 'declineReview' }]);
  }, 120_000);

  it('the office reads the reason and gives it to the unit that was proposed', async () => {
    const page = await story.open(OFFICE, '/review?kind=decline');
    await page.getByText('三定方案明确').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: `同意退办，改派${heir.name}` }).click();
    await page.getByText('三定方案明确').first().waitFor({ state: 'detached' });
    expect(await story.sql('select status from assignment where id = $1', [assignment.id])).toEqual([{ status: 'withdrawn' }]);
    expect(await story.sql('select role, status from assignment where item_id = $1 and unit_id = $2', [assignment.itemId, heir.id])).toEqual([{ role: 'cooperating', status: 'pendingAck' }]);
  }, 120_000);

  it('the other unit finds it in its inbox and acknowledges; the item page tells what happened', async () => {
    const [{ id } = { id: '' }] = await story.sql<{ id: string }>('select id from assignment where item_id = $1 and unit_id = $2', [assignment.itemId, heir.id]);
    const page = await story.open(heir.login, `/inbox?matter=assignment-${id}`);
    await page.getByRole('form', { name: '签收' }).getByRole('button', { name: '签收' }).click();
    await page.getByText(/^已签收：/).waitFor();
    const item = await story.open(OFFICE, `/tasks/${assignment.itemId}`, { language: 'en' });
    await item.getByText('三定方案明确，该项工作不在本局职责之内。').first().waitFor();
    await item.getByText(heir.name).first().waitFor();
    expect(await axeFindings(item)).toEqual([]);
    expect(story.errors).toEqual([]);
  }, 120_000);
});
