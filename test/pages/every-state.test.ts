import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings, DESKTOP, PHONE } from '../support/browser.js';
import { type PageStory, startPageStory, whole } from '../support/page-story.js';
import { PAGES } from '../support/pages.js';

/** What a server says that does not let somebody read this. */
const REFUSED = { status: 403, code: 'forbidden', title: 'Forbidden', detail: '这一页不在你的职责范围内。请换用有此职责的岗位，或联系督办单位。' } as const;

const choices = async (page: Page): Promise<void> => page.getByRole('main').locator('button[aria-haspopup=listbox]:visible').first().click();

describe('every page in its other states, in Chromium', () => {
  let story: PageStory;
  let ids: { planId: string; itemId: string };

  beforeAll(async () => {
    story = await startPageStory();
    expect((await story.api.post('/api/v1/demo-clock', 'office.2024-20', { until: '2024-04-02' })).status).toBe(200);
    [ids] = await story.sql<typeof ids>(
      `select plan.id as "planId", item.id as "itemId" from item join plan on plan.id = plan_id where plan.document_number = '武政办〔2024〕21号' and number = '25'`) as [typeof ids];
  }, 180_000);
  afterEach(() => story.closePages());
  afterAll(() => story?.close());

  it.each(PAGES.map(([address, login]) => [address, login] as const))('%s is whole in extra large letters and high contrast', async (address, login) => {
    const page = await whole(await story.open(login, address, { appearance: { textSize: 'extraLarge', contrast: 'high', motion: 'reduced' } }));
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('20.48px');
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      expect([viewport.width, await axeFindings(page)]).toEqual([viewport.width, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }
    expect(story.errors).toEqual([]);
  }, 180_000);

  it.each(PAGES.filter(([address]) => address !== '/rehearsal').map(([address, login]) => [address, login] as const))('%s says what to do when the server refuses it, in both languages', async (address, login) => {
    const page = await story.open(login, address, { refusal: REFUSED });
    await page.getByRole('main').getByText(REFUSED.detail).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '切换到英文' }).click();
    await page.locator('html[lang=en-US]').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  }, 180_000);

  it.each(PAGES.map(([address, login]) => [address, login] as const))('%s is whole when there is nothing on it, in both languages', async (address, login) => {
    const page = await whole(await story.open(login, address, { nothing: true }));
    const [heading, said] = await Promise.all([page.getByRole('heading', { level: 1 }).innerText(), page.getByRole('main').innerText()]);
    expect(said.replace(heading, '')).toMatch(/[一-龥]{3}/);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '切换到英文' }).click();
    await page.locator('html[lang=en-US]').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(story.errors).toEqual([]);
  }, 180_000);

  it.each([
    ['the choices of the ledger', 'leader', (): string => `/plans/${ids.planId}`, choices, 'listbox'],
    ['the choices of the inbox', 'liaison.commerce-bureau', (): string => '/inbox', choices, 'listbox'],
    ['the choices of a unit', 'head.commerce-bureau', (): string => '/my-unit', choices, 'listbox'],
    ['the choices of the months', 'office.2024-20', (): string => '/info', choices, 'listbox'],
    ['the choices of the log', 'admin.audit', (): string => '/audit', choices, 'listbox'],
    ['an item beside the ledger', 'leader', (): string => `/plans/${ids.planId}?item=${ids.itemId}`, async (): Promise<void> => undefined, 'dialog'],
    ['an item of a unit', 'liaison.commerce-bureau', (): string => `/my-unit?item=${ids.itemId}`, async (): Promise<void> => undefined, 'dialog'],
    ['a month of a unit', 'office.2024-20', (): string => '/info', async (page: Page): Promise<void> => page.locator('table.matrix button').first().click(), 'dialog'],
    ['an account', 'admin.system', (): string => '/accounts?open=leader', async (): Promise<void> => undefined, 'dialog'],
    ['a row of the log', 'admin.audit', (): string => '/audit', async (page: Page): Promise<void> => page.getByRole('main').locator('tbody button').first().click(), 'dialog'],
    ['the palette', 'leader', (): string => '/plans', async (page: Page): Promise<void> => page.keyboard.press('Control+k'), 'dialog'],
    ['the keys', 'leader', (): string => '/plans', async (page: Page): Promise<void> => page.keyboard.press('?'), 'dialog'],
    ['the choice of a person', 'leader', (): string => '/plans', async (page: Page): Promise<void> => page.getByRole('button', { name: /^(换一个身份|Be somebody else)/ }).click(), 'dialog'],
    ['a ledger where nothing fits', 'leader', (): string => `/plans/${ids.planId}?q=没有这样的事项`, async (): Promise<void> => undefined, 'status'],
  ] as const)('%s is whole in both languages', async (_, login, address, open, role) => {
    for (const language of [undefined, 'en'] as const) {
      const page = await whole(await story.open(login, address(), language ? { language } : {}));
      await open(page);
      await page.getByRole(role).first().waitFor({ state: role === 'status' ? 'attached' : 'visible' });
      expect([language, await axeFindings(page)]).toEqual([language, []]);
      expect(story.errors).toEqual([]);
    }
  }, 180_000);
});
