import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type TestApi, startApi } from '../support/api.js';
import { axeFindings, browserOf, PHONE, startBrowser } from '../support/browser.js';

const TRADE = '关于推动外经贸载体创新提能发展的实施方案';

describe('the pages of the demonstration, in Chromium', () => {
  let api: TestApi;
  let browser: Browser;
  let origin: string;
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];

  const pageOf = async (login: string | null, address: string, viewport?: { readonly width: number; readonly height: number }): Promise<Page> => {
    const context = await browserOf(browser, origin, login, viewport);
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await page.goto(address);
    return page;
  };

  beforeAll(async () => {
    api = await startApi();
    await api.app.listen(0, '127.0.0.1');
    origin = await api.app.getUrl();
    browser = await startBrowser();
  }, 180_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await api?.close();
  });

  it('let a newcomer choose a person and land at that person’s work', async () => {
    const page = await pageOf(null, '/');
    await page.getByRole('heading', { name: '先选一个身份' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('searchbox', { name: '按姓名、单位或登录名查找' }).fill('市商务局联络员');
    await page.getByRole('button', { name: /^市商务局联络员/ }).click();
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/inbox');
  });

  it('show a ledger of 58 rows whose address keeps filters and the open item; Esc gives the focus back to the row', async () => {
    const page = await pageOf('leader', '/plans');
    await page.getByRole('link', { name: TRADE }).first().click();
    await page.getByRole('heading', { level: 1, name: TRADE }).waitFor();
    expect(await page.locator('table.ledger tbody tr:not(.section)').count()).toBe(58);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('黄陂区');
    await page.getByText(/^\d+\/58 条$/).waitFor();
    await page.locator('table.ledger button').first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { level: 1 }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const address = new URL(page.url());
    expect([address.searchParams.get('q'), address.searchParams.get('item')]).toEqual(['黄陂区', expect.stringMatching(/^\d+$/)]);
    await page.reload();
    await dialog.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('item')).toBeNull();
    expect(new URL(page.url()).searchParams.get('q')).toBe('黄陂区');
  });

  it('print the 58 rows on at most five sheets of A3 with everything in words', async () => {
    const page = await pageOf('leader', '/plans');
    await page.getByRole('link', { name: TRADE }).first().click();
    await page.getByRole('heading', { level: 1, name: TRADE }).waitFor();
    const sheets = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
    expect([sheets.length > 1, sheets.length <= 5]).toEqual([true, true]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('table.ledger .clamp').evaluateAll((texts) => texts.filter((text) => (text as unknown as { scrollHeight: number }).scrollHeight > (text as unknown as { clientHeight: number }).clientHeight + 1).length)).toBe(0);
  });

  it('speak English when asked, and remember it', async () => {
    const page = await pageOf('leader', '/plans');
    await page.getByRole('button', { name: '切换到英文' }).click();
    await page.getByRole('columnheader', { name: 'Supervised by' }).waitFor();
    await page.reload();
    await page.getByRole('columnheader', { name: 'Supervised by' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('move the clock by a day, or to the next day on which something happens', async () => {
    const page = await pageOf('liaison.commerce-bureau', '/inbox');
    await page.getByRole('button', { name: '过一天' }).click();
    await page.getByText('2024年4月2日 星期二').waitFor();
    await page.getByRole('button', { name: '到下一件事' }).click();
    await page.getByText(/^1 天有动静：提醒 \d+ 项/).waitFor({ timeout: 30_000 });
    expect(await page.getByText('2024年4月2日 星期二').count()).toBe(0);
  }, 180_000);

  it('show a newcomer in five steps how what nobody answered comes to the desk of the office', async () => {
    const page = await pageOf(null, '/');
    await page.getByRole('button', { name: '五步导览' }).click();
    const tour = page.getByRole('region', { name: '五步导览' });
    const next = async (step: number): Promise<void> => {
      await tour.getByRole('button', { name: '下一步' }).click();
      await tour.getByText(`第 ${step} 步，共 5 步`).waitFor();
    };
    await page.getByRole('heading', { level: 1, name: TRADE }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await next(2);
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    await next(3);
    await page.reload();
    await tour.getByRole('button', { name: '让时间走到报办公室的那天' }).click();
    await tour.getByText(/项没有回音，已报办公室/).waitFor({ timeout: 60_000 });
    await next(4);
    await page.getByRole('main').getByText('逾期', { exact: true }).first().waitFor();
    await next(5);
    await page.getByRole('heading', { level: 1, name: '驾驶舱' }).waitFor();
    expect(await page.getByRole('heading', { name: /^已升级到本办 [1-9]/ }).textContent()).toMatch(/已升级到本办/);
    expect(await axeFindings(page)).toEqual([]);
    await tour.getByRole('button', { name: '结束导览' }).click();
    await tour.waitFor({ state: 'detached' });
  }, 120_000);

  it('fit a telephone: nothing is wider than the screen but the table, which scrolls by itself', async () => {
    const page = await pageOf('leader', '/plans', PHONE);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '打开导航' }).click();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '方案台账' }).waitFor();
  });

  it('say that a page does not exist, and offer a way on', async () => {
    const page = await pageOf('leader', '/plans/999999');
    await page.getByRole('alert').getByRole('link', { name: '去方案台账' }).click();
    await page.getByRole('heading', { level: 1, name: '方案台账' }).waitFor();
  });

  it('wrote no error but the one for the page that does not exist', () => {
    expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
