import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from './api.js';
import { browserOf, startBrowser } from './browser.js';

/** One application with its pages and one Chromium, for a story told by several people. */
export interface PageStory {
  readonly api: TestApi;
  /** The page at an address as one person sees it; what goes wrong in it is collected in `errors`. */
  open(login: string, address: string, language?: 'en'): Promise<Page>;
  sql<Row extends object>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** What scripts threw or the console called an error, on all pages so far. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export async function startPageStory(): Promise<PageStory> {
  const api = await startApi();
  await api.app.listen(0, '127.0.0.1');
  const origin = await api.app.getUrl();
  const browser: Browser = await startBrowser();
  const contexts = new Map<string, BrowserContext>();
  const errors: string[] = [];
  return {
    api,
    errors,
    async open(login, address, language) {
      const key = `${login} ${language ?? ''}`;
      const known = contexts.get(key) ?? (await browserOf(browser, origin, login));
      if (language && !contexts.has(key)) await known.addInitScript(`localStorage.setItem('duban.language', '${language}')`);
      contexts.set(key, known);
      const page = await known.newPage();
      page.on('pageerror', (error) => errors.push(`${address}: ${error.message}`));
      page.on('console', (message) => void (message.type() === 'error' && errors.push(`${address}: ${message.text()}`)));
      await page.goto(address);
      await page.getByRole('main').getByRole('heading').first().waitFor();
      return page;
    },
    sql: (statement, parameters = []) => api.app.get(DataSource).query(statement, [...parameters]),
    async close() {
      await browser.close();
      await api.close();
    },
  };
}
