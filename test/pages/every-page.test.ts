import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings, DESKTOP, PHONE } from '../support/browser.js';
import { type PageStory, startPageStory, whole } from '../support/page-story.js';
import { PAGES } from '../support/pages.js';

describe('every page, in Chromium', () => {
  let story: PageStory;
  let ids: { planId: string; itemId: string; plainPlanId: string };

  beforeAll(async () => {
    story = await startPageStory();
    [ids] = await story.sql<typeof ids>(
      `select plan.id as "planId", item.id as "itemId", (select id from plan where document_number = '武政规〔2022〕22号') as "plainPlanId"
       from item join plan on plan.id = plan_id where plan.document_number = '武政办〔2024〕21号' and number = '25'`) as [typeof ids];
  }, 180_000);
  afterEach(() => story.closePages());
  afterAll(() => story?.close());

  it.each(PAGES)('%s is whole at both sizes and in both languages: its heading, nothing axe finds, nothing wider than a telephone, no error', async (address, login, heading) => {
    const page = await whole(await story.open(login, address));
    const title = page.getByRole('main').getByRole('heading', { level: 1 }).first();
    expect(await title.textContent()).toContain(heading);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await page.setViewportSize(DESKTOP);
    await page.getByRole('button', { name: '切换到英文' }).click();
    await page.locator('html[lang=en-US]').waitFor();
    expect(await title.textContent()).not.toMatch(/[一-龥]/);
    expect(await axeFindings(page)).toEqual([]);
    expect(story.errors).toEqual([]);
  }, 180_000);

  it.each([['an item', () => `/tasks/${ids.itemId}`], ['a ledger', () => `/plans/${ids.planId}`], ['a ledger without main tasks', () => `/plans/${ids.plainPlanId}`]] as const)('%s is whole at both sizes', async (_, address) => {
    const page = await whole(await story.open('leader', address()));
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      expect([viewport.width, await axeFindings(page)]).toEqual([viewport.width, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }
    expect(story.errors).toEqual([]);
  }, 180_000);
});
