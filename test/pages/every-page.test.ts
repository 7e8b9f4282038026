import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import { type TestApi, startApi } from '../support/api.js';
import { axeFindings, browserOf, DESKTOP, PHONE, startBrowser } from '../support/browser.js';
import { PAGES } from '../support/pages.js';

describe('every page, in Chromium', () => {
  let api: TestApi;
  let browser: Browser;
  let origin: string;
  let planId: string;
  let plainPlanId: string;
  let itemId: string;

  beforeAll(async () => {
    api = await startApi();
    await api.app.listen(0, '127.0.0.1');
    origin = await api.app.getUrl();
    browser = await startBrowser();
    [{ planId, itemId }] = await api.app.get(DataSource).query(
      `select plan.id as "planId", item.id as "itemId" from item join plan on plan.id = plan_id where plan.document_number = '武政办〔2024〕21号' and number = '25'`);
    [{ plainPlanId }] = await api.app.get(DataSource).query(`select id as "plainPlanId" from plan where document_number = '武政规〔2022〕22号'`);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = async (address: string, login: string) => {
    const context = await browserOf(browser, origin, login, DESKTOP);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await page.goto(address);
    await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByText(/^(正在读取…|Loading…)$/).first().waitFor({ state: 'detached' });
    return { page, errors, context };
  };

  it.each(PAGES)('%s is whole at both sizes and in both languages: its heading, nothing axe finds, nothing wider than a telephone, no error', async (address, login, heading) => {
    const { page, errors, context } = await opened(address, login);
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
    expect(errors).toEqual([]);
    await context.close();
  }, 60_000);

  it.each([['an item', () => `/tasks/${itemId}`], ['a ledger', () => `/plans/${planId}`], ['a ledger without main tasks', () => `/plans/${plainPlanId}`]] as const)('%s is whole at both sizes', async (_, address) => {
    const { page, errors, context } = await opened(address(), 'leader');
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      expect([viewport.width, await axeFindings(page)]).toEqual([viewport.width, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }
    expect(errors).toEqual([]);
    await context.close();
  }, 60_000);
});
