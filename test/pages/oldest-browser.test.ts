import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type TestApi, startApi } from '../support/api.js';
import { eventually, seen } from '../support/eventually.js';
import { type OldBrowser, type OldContext, type OldPage, startOldestBrowser } from '../support/oldest-browser.js';

const OFFICE_DESKTOP = { width: 1366, height: 768 } as const;
const LIAISON = 'liaison.commerce-bureau';
const OFFICE = 'office.2024-20';
const TRADE = '关于推动外经贸载体创新提能发展的实施方案';

const named = (kind: string, words: string): string => `//${kind}[contains(normalize-space(.), ${JSON.stringify(words)}) or contains(@aria-label, ${JSON.stringify(words)})]`;

describe('the pages in Chromium 86, the oldest browser an office may have', () => {
  let api: TestApi;
  let browser: OldBrowser;
  let origin: string;
  const contexts: OldContext[] = [];
  const errors: string[] = [];

  const pageOf = async (login: string | null, address: string): Promise<OldPage> => {
    const context = await browser.createIncognitoBrowserContext();
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await page.setViewport(OFFICE_DESKTOP);
    if (login !== null) await page.evaluateOnNewDocument(`localStorage.getItem('duban.account') || localStorage.setItem('duban.account', ${JSON.stringify(login)})`);
    await page.goto(origin + address);
    return page;
  };
  /** Clicks once the place is drawn: a page that still fetches its parts keeps what it has out of sight. */
  const press = (page: OldPage, path: string): Promise<void> =>
    eventually(`a click on ${path}`, async () => seen(await (await page.waitForXPath(path)).click()));

  beforeAll(async () => {
    api = await startApi();
    await api.app.listen(0, '127.0.0.1');
    origin = await api.app.getUrl();
    browser = await startOldestBrowser();
    expect(await browser.version()).toContain('/86.');
    expect((await api.post('/api/v1/demo-clock', OFFICE, { until: '2024-04-02' })).status).toBe(200);
  }, 180_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await api?.close();
  });

  it('let a newcomer choose a person', async () => {
    const page = await pageOf(null, '/');
    await (await page.waitForXPath(`//input[@type='search']`)).type('市商务局联络员');
    await press(page, named('button', '市商务局联络员'));
    await page.waitForXPath(named('h1', '待办'));
    expect(new URL(page.url()).pathname).toBe('/inbox');
  }, 180_000);

  it('let a liaison acknowledge a task', async () => {
    const { rows } = (await api.get('/api/v1/inbox/matters?limit=200', LIAISON)).body as { rows: { subjectType: string; subjectId: string; title: string; allowed: string[] }[] };
    const matter = rows.find(({ subjectType, allowed }) => subjectType === 'assignment' && allowed.includes('acknowledge'));
    if (!matter) throw new Error('no task to acknowledge');
    const page = await pageOf(LIAISON, '/inbox?view=ack');
    await press(page, named('main//button', matter.title));
    await press(page, `//form${named('button', '签收')}`);
    await page.waitForXPath(named('*', `已签收：${matter.title}`));
    expect(await api.app.get(DataSource).query('select status from assignment where id = $1', [matter.subjectId])).toEqual([{ status: 'acknowledged' }]);
  }, 180_000);

  it('keep what is half written through a reload', async () => {
    const page = await pageOf(LIAISON, '/inbox');
    await press(page, named('main//button', '报备具体工作方案'));
    await (await page.waitForXPath(`//label[contains(., '正文')]/following::textarea[1]`)).type('一、改造既有住宅。');
    await page.reload();
    await page.waitForXPath(`//label[contains(., '正文')]/following::textarea[1]`);
    expect(await page.evaluate(`[...document.querySelectorAll('textarea')].map((area) => area.value).join('|')`)).toContain('一、改造既有住宅。');
  }, 180_000);

  it('filter the ledger by typing, open a row with Enter and give the focus back', async () => {
    const page = await pageOf('leader', '/plans');
    await press(page, named('main//a', TRADE));
    await page.waitForXPath(named('h1', TRADE));
    expect(await page.evaluate(`document.querySelectorAll('table.ledger tbody tr:not(.section)').length`)).toBe(58);
    await page.keyboard.press('/');
    await page.keyboard.type('黄陂区');
    await page.waitForXPath(`//*[contains(text(), '/58 条')]`);
    await page.evaluate(`document.querySelector('table.ledger button').focus()`);
    await page.keyboard.press('Enter');
    await page.waitForXPath(`//*[@role='dialog']//h1`);
    await page.keyboard.press('Escape');
    await page.waitForXPath(`//*[@role='dialog']`, { hidden: true });
    await page.waitForFunction(`document.activeElement.closest('table.ledger') !== null`);
  }, 180_000);

  it('show the office its desk, the months of its units, and what its ladders will do', async () => {
    const page = await pageOf(OFFICE, '/cockpit');
    await page.waitForXPath(named('h1', '驾驶舱'));
    await page.goto(`${origin}/info`);
    await page.waitForXPath(`//main//table//th[contains(., '4月')]`);
    await page.goto(`${origin}/rehearsal`);
    await page.waitForXPath(named('h1', '推演日历'));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(OFFICE_DESKTOP.width);
  }, 180_000);

  it('let a leader read the brief and jump by pinyin', async () => {
    const page = await pageOf('leader', '/brief');
    await page.waitForXPath(named('h1', '领导看板'));
    await page.evaluate(`document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))`);
    await page.waitForXPath(`//*[@role='dialog']//input`);
    await page.keyboard.type('swj');
    await page.waitForXPath(`//*[@role='dialog']//*[@role='option'][contains(., '商务局')]`);
  }, 180_000);

  it('wrote no error', () => {
    expect(errors).toEqual([]);
  });
});
