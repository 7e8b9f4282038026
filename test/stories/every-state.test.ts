import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { type TestApi, startApi } from '../support/api.js';
import { axeFindings, browserOf, DESKTOP, PHONE, startBrowser } from '../support/browser.js';
import { PAGES } from '../support/pages.js';

/** What a server says that does not let somebody read this. */
const REFUSED = { status: 403, code: 'forbidden', title: 'Forbidden', detail: '这一页不在你的职责范围内。请换用有此职责的岗位，或联系督办单位。' } as const;

describe('every page in its other states, in Chromium', () => {
  let api: TestApi;
  let browser: Browser;
  let origin: string;
  let planId: string;
  let itemId: string;

  beforeAll(async () => {
    api = await startApi();
    await api.app.listen(0, '127.0.0.1');
    origin = await api.app.getUrl();
    browser = await startBrowser();
    [{ planId, itemId }] = await api.app.get(DataSource).query(
      `select plan.id as "planId", item.id as "itemId" from item join plan on plan.id = plan_id where plan.document_number = '武政办〔2024〕21号' and number = '25'`);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = async (address: string, login: string, viewport: { readonly width: number; readonly height: number }, language?: 'en', appearance?: object) => {
    const context = await browserOf(browser, origin, login, viewport);
    if (language) await context.addInitScript(`localStorage.setItem('duban.language', '${language}')`);
    if (appearance) await context.addInitScript(`localStorage.setItem('duban.appearance.${login}', '${JSON.stringify(appearance)}')`);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await page.goto(address);
    await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByText(/^(正在读取…|Loading…)$/).first().waitFor({ state: 'detached' });
    return { page, errors, context };
  };

  it.each(PAGES.map(([address, login]) => [address, login] as const))('%s is whole in extra large letters and high contrast', async (address, login) => {
    const { page, errors, context } = await opened(address, login, DESKTOP, undefined, { textSize: 'extraLarge', contrast: 'high', motion: 'reduced' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('20.48px');
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      expect([viewport.width, await axeFindings(page)]).toEqual([viewport.width, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }
    expect(errors).toEqual([]);
    await context.close();
  }, 60_000);

  it.each(PAGES.filter(([address]) => address !== '/rehearsal').map(([address, login]) => [address, login] as const))('%s says what to do when the server refuses it, in both languages', async (address, login) => {
    for (const language of ['zh', 'en'] as const) {
      const context = await browserOf(browser, origin, login, DESKTOP);
      if (language === 'en') await context.addInitScript(`localStorage.setItem('duban.language', 'en')`);
      const page = await context.newPage();
      await page.route(/\/api\/v1\/(?!demo-clock|sessions\/current)/, (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(REFUSED) }));
      await page.goto(address);
      await page.getByRole('main').getByText(REFUSED.detail).first().waitFor();
      expect([language, await axeFindings(page)]).toEqual([language, []]);
      await context.close();
    }
  }, 60_000);

  it.each([
    ['the choices of a filter', (): string => `/plans/${planId}`, async (page: Page): Promise<void> => page.getByRole('main').getByRole('button', { expanded: false }).first().click(), 'listbox'],
    ['an item in the drawer', (): string => `/plans/${planId}?item=${itemId}`, async (): Promise<void> => undefined, 'dialog'],
    ['the palette', (): string => '/plans', async (page: Page): Promise<void> => page.keyboard.press('Control+k'), 'dialog'],
    ['the keys', (): string => '/plans', async (page: Page): Promise<void> => page.keyboard.press('?'), 'dialog'],
    ['the choice of a person', (): string => '/plans', async (page: Page): Promise<void> => page.getByRole('button', { name: /^(换一个身份|Be somebody else)/ }).click(), 'dialog'],
    ['a ledger where nothing fits', (): string => `/plans/${planId}?q=没有这样的事项`, async (): Promise<void> => undefined, 'status'],
  ] as const)('%s is whole in both languages', async (_, address, open, role) => {
    for (const language of [undefined, 'en'] as const) {
      const { page, errors, context } = await opened(address(), 'leader', DESKTOP, language);
      await open(page);
      await page.getByRole(role).first().waitFor({ state: role === 'status' ? 'attached' : 'visible' });
      expect([language, await axeFindings(page)]).toEqual([language, []]);
      expect(errors).toEqual([]);
      await context.close();
    }
  }, 60_000);
});
