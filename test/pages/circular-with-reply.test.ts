import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const OFFICE = 'office.2024-21';
const DIRECTOR = 'director.2024-21';

describe('a circular with the right of reply', () => {
  let story: PageStory;
  let unit: { login: string; name: string };
  const circular = async () => (await story.sql<{ id: string; state: string; number: string }>('select id, state, number from circular'))[0];
  beforeAll(async () => {
    story = await startPageStory();
    [unit] = await story.sql<typeof unit>(
      `select account.login, unit.name from item join plan on plan.id = plan_id join assignment on assignment.item_id = item.id and assignment.role = 'lead' join unit on unit.id = assignment.unit_id
       join post on post.unit_id = unit.id and post.role = 'liaison' join account on account.id = post.account_id where plan.document_number = '武政办〔2024〕21号' and item.number = '33'`) as [typeof unit];
  }, 120_000);
  afterAll(() => story?.close());

  it('is compiled for a period, edited where it stands, and sent to the one unit it names', async () => {
    const page = await story.open(OFFICE, '/circulars');
    await page.getByRole('button', { name: '编写…' }).click();
    const compile = page.getByRole('dialog', { name: '按期间编写' });
    await compile.getByLabel('期间开始').fill('2023-12-01');
    await compile.getByLabel('期间结束').fill('2023-12-31');
    expect(await axeFindings(page)).toEqual([]);
    await compile.getByRole('button', { name: '编写', exact: true }).click();
    await page.getByText('点到 1 家，还没有送核实').waitFor();
    await page.getByRole('button', { name: '修改文字', exact: true }).click();
    await page.getByRole('textbox', { name: '工作要求' }).fill('请一周内报送行动方案。');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存。').waitFor();
    await page.getByRole('button', { name: '送单位核实…' }).click();
    const ask = page.getByRole('dialog', { name: '送被点到的单位核实' });
    await ask.getByText('将送达 1 家单位的联络员和负责人').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await ask.getByRole('button', { name: '送核实' }).click();
    await page.getByText('已送 1 家单位核实。').waitFor();
    expect((await circular())?.state).toBe('replying');
  }, 120_000);

  it('the unit reads what concerns it and replies from its inbox', async () => {
    const [{ id } = { id: '' }] = await story.sql<{ id: string }>('select id from circular_passage');
    const page = await story.open(unit.login, `/inbox?matter=circularPassage-${id}`);
    const form = page.getByRole('form', { name: '答复核实' });
    await form.getByRole('textbox').fill('方案已于三月报市政府，请据实更正。');
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button').first().click();
    await form.waitFor({ state: 'detached' });
    const own = await story.open(unit.login, '/circulars');
    await own.getByText('方案已于三月报市政府').first().waitFor();
    expect(await own.getByText('请一周内报送行动方案。').count()).toBe(0);
    expect(await axeFindings(own)).toEqual([]);
  }, 120_000);

  it('the office corrects it with a reason, and the unit is asked again before it can be finished', async () => {
    const page = await story.open(OFFICE, '/circulars');
    await page.getByText('方案已于三月报市政府').first().waitFor();
    await page.getByRole('button', { name: `修改文字：${unit.name}` }).click();
    const box = page.getByRole('textbox', { name: `关于${unit.name}的内容` });
    await box.fill(`${await box.inputValue()}该区三月已报方案送审稿。`);
    await page.getByRole('textbox', { name: /更正理由/ }).fill('单位补充了材料');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '更正并告知' }).click();
    await page.getByText('更正：单位补充了材料').waitFor();
    await page.getByRole('button', { name: '定稿' }).click();
    await page.getByRole('alert').filter({ hasText: unit.name }).waitFor();
    const reply = await story.open(unit.login, '/circulars');
    await reply.getByRole('form', { name: '答复核实' }).getByRole('textbox').fill('无异议。');
    await reply.getByRole('form', { name: '答复核实' }).getByRole('button').first().click();
    await reply.getByRole('status').filter({ hasText: '已报送' }).waitFor();
    // The page of the office hears of the reply by itself.
    await page.getByText('无异议。').first().waitFor();
    await page.getByRole('button', { name: '定稿' }).click();
    await page.getByText('已定稿，待印发。').waitFor();
    expect((await circular())?.state).toBe('ready');
  }, 120_000);

  it('the director issues it after a look at the whole and its readers; the leader reads it', async () => {
    const page = await story.open(DIRECTOR, '/circulars');
    await page.getByRole('button', { name: '印发…' }).click();
    const dialog = page.getByRole('dialog', { name: '印发' });
    await dialog.getByText('请一周内报送行动方案。').waitFor();
    await dialog.getByRole('textbox', { name: '签发人' }).fill('王主任');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '印发' }).click();
    await page.getByText('已印发，编号 督查通报〔2024〕1号。').waitFor();
    expect(await circular()).toMatchObject({ state: 'issued', number: '督查通报〔2024〕1号' });
    const leader = await story.open('leader', '/circulars', { language: 'en' });
    await leader.getByText('该区三月已报方案送审稿。', { exact: false }).first().waitFor();
    expect(await axeFindings(leader)).toEqual([]);
    // The finish that was refused before is a 422, which the browser writes to its console.
    expect(story.errors.filter((error) => !error.includes('422'))).toEqual([]);
  }, 120_000);
});
