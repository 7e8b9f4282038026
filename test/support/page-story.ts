import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from './api.js';
import { browserOf, DESKTOP, startBrowser } from './browser.js';

/** How a person looks at the pages: a desktop, Chinese and the usual letters unless said otherwise. */
export interface Sight {
  readonly language?: 'en';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly appearance?: object;
  /** In a browser of its own, which remembers nothing of what others did; whoever asks for it closes its context. */
  readonly apart?: true;
  /** Every list that is about work comes back empty. */
  readonly nothing?: true;
  /** The problem that the server answers with to everything that is about work. */
  readonly refusal?: { readonly status: number };
}

/** One application with its pages and one Chromium, for a story told by several people. */
export interface PageStory {
  readonly api: TestApi;
  readonly databaseUrl: string;
  /** The page at an address as one person sees it, nobody for null, with its first heading, or what forbids it, drawn; what goes wrong in it is collected in `errors`. */
  open(login: string | null, address: string, sight?: Sight): Promise<Page>;
  /** Closes what is open: who looks next has a browser that remembers nothing. */
  closePages(): Promise<void>;
  // Rows are looked into by the stories, which know what they asked for.
  sql<Row = ReturnType<typeof JSON.parse>>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** What scripts threw or the console called an error, on all pages so far. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

const ANSWERS_KEPT = 12;
const ABOUT_WORK = /\/api\/v1\/(?!demo-clock|sessions\/current|changes|reads\?)/;
/** Several reads in one answer, those about work among them. */
const TOGETHER = /\/api\/v1\/reads\?/;

interface Part {
  readonly address: string;
  readonly status: number;
  readonly body: unknown;
}

/** Answers as the server does, but otherwise to what is about work, whether it is asked alone or together with other things. */
async function answerOtherwise(context: BrowserContext, otherwise: (part: Part) => Part): Promise<void> {
  await context.route(TOGETHER, async (route: Route) => {
    const response = await route.fetch();
    const { answers } = (await response.json()) as { readonly answers: readonly Part[] };
    await route.fulfill({ response, json: { answers: answers.map((part) => (ABOUT_WORK.test(part.address) ? otherwise(part) : part)) } });
  });
  await context.route(ABOUT_WORK, async (route: Route) => {
    const response = await route.fetch();
    const { status, body } = otherwise({ address: route.request().url(), status: response.status(), body: await response.json() });
    await route.fulfill({ response, status, contentType: status < 400 ? 'application/json' : 'application/problem+json', body: JSON.stringify(body) });
  });
}

/** With nothing in any list. */
function emptied({ body, ...part }: Part): Part {
  return { ...part, body: Array.isArray(body) ? [] : Object.fromEntries(Object.entries(body as object).map(([name, value]) => [name, Array.isArray(value) ? [] : value as unknown])) };
}

/** The page once nothing on it is still being read. */
export async function whole(page: Page): Promise<Page> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByText(/^(正在读取…|Loading…)$/).first().waitFor({ state: 'detached' });
  return page;
}

/** What was on its way between a page and the server, for whoever asks why a test failed. */
function listened(page: Page, into: string[]): void {
  const told = (words: string): void => {
    into.push(words);
    if (into.length > ANSWERS_KEPT) into.shift();
  };
  page.on('response', (response) => {
    const method = response.request().method();
    if (method !== 'GET' || response.status() >= 400) told(`${method} ${response.url()} → ${response.status()}`);
  });
  page.on('requestfailed', (request) => told(`${request.method()} ${request.url()} → ${request.failure()?.errorText ?? ''}`));
}

/** The words of what a page says aloud, and of what is open on it. */
async function standing(page: Page): Promise<string> {
  const words = await page.locator('[role=alert], [role=status], [role=dialog]').allInnerTexts();
  return `On ${page.url()}: ${words.map((text) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)).filter(Boolean).join(' ｜ ')}`;
}

export async function startPageStory(environment: Readonly<Record<string, string>> = {}): Promise<PageStory> {
  const api = await startApi(environment);
  await api.app.listen(0, '127.0.0.1');
  const origin = await api.app.getUrl();
  const browser: Browser = await startBrowser();
  const contexts = new Map<string, BrowserContext>();
  const errors: string[] = [];
  const answers: string[] = [];
  Object.assign(globalThis, {
    toldOnFailure: async () => [...(await Promise.all(browser.contexts().flatMap((context) => context.pages()).map(standing))), ...answers].join('\n'),
  });
  const contextOf = async (login: string | null, { language, viewport = DESKTOP, appearance, refusal, nothing }: Sight): Promise<BrowserContext> => {
    const context = await browserOf(browser, origin, login, viewport);
    if (language) await context.addInitScript(`localStorage.setItem('duban.language', '${language}')`);
    if (appearance) await context.addInitScript(`localStorage.setItem('duban.appearance.${login}', '${JSON.stringify(appearance)}')`);
    if (nothing) await answerOtherwise(context, emptied);
    if (refusal) await answerOtherwise(context, ({ address }) => ({ address, status: refusal.status, body: refusal }));
    return context;
  };
  return {
    api,
    databaseUrl: String((api.app.get(DataSource).options as { url?: string }).url),
    errors,
    async open(login, address, sight = {}) {
      const key = JSON.stringify([login, sight]);
      const context = contexts.get(key) ?? (await contextOf(login, sight));
      if (!sight.apart) contexts.set(key, context);
      const page = await context.newPage();
      listened(page, answers);
      page.on('pageerror', (error) => errors.push(`${address}: ${error.message}`));
      // A browser also calls an error what the server refuses as the story wants it.
      if (!sight.refusal) page.on('console', (message) => void (message.type() === 'error' && errors.push(`${address}: ${message.text()}`)));
      await page.goto(address);
      await page.getByRole('heading').or(page.getByRole('alert')).first().waitFor();
      return page;
    },
    sql: (statement, parameters = []) => api.app.get(DataSource).query(statement, [...parameters]),
    async closePages() {
      for (const context of contexts.values()) await context.close();
      contexts.clear();
    },
    async close() {
      await browser.close();
      await api.close();
    },
  };
}
