import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** What `npm test` found or fetched (src/launch/chromium.mjs). */
export interface FoundChromium {
  readonly command: string;
  readonly env: Record<string, string>;
}

/** Chromium starts without asking for anything that is not on this machine. */
export const QUIETLY = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One Chromium for a file of stories; throws when `npm test` has not found one. */
export async function startBrowser(): Promise<Browser> {
  const found = process.env['TEST_CHROMIUM'];
  if (!found) throw new Error('TEST_CHROMIUM is not set: run the stories with npm test -- test/pages');
  const { command, env } = JSON.parse(found) as FoundChromium;
  return chromium.launch({ executablePath: command, env, args: QUIETLY });
}

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** The browser of one person of the demonstration, as an office sees it: Chinese, Beijing time, nothing moving. */
export async function browserOf(browser: Browser, origin: string, login: string | null, viewport: { readonly width: number; readonly height: number } = DESKTOP): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  context.setDefaultTimeout(45_000);
  if (login !== null) await context.addInitScript(`localStorage.getItem('duban.account') ?? localStorage.setItem('duban.account', ${JSON.stringify(login)})`);
  return context;
}

/** What axe finds against the page as it stands, every rule it knows: one line for each place. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run: (node: unknown, options: unknown) => Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }> } }).axe.run(
      (globalThis as unknown as { document: unknown }).document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
  });
}
