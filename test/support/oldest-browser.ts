import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config/project-root.js';
import { type FoundChromium, QUIETLY } from './browser.js';

/** What these tests use of puppeteer-core 5, which carries no types of its own. */
export interface OldPage {
  goto(address: string): Promise<unknown>;
  reload(): Promise<unknown>;
  url(): string;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  evaluate<Answer>(script: string): Promise<Answer>;
  evaluateOnNewDocument(script: string): Promise<void>;
  waitForXPath(path: string, options?: { readonly timeout?: number; readonly hidden?: boolean }): Promise<{ click(): Promise<void>; type(words: string): Promise<void>; focus(): Promise<void> }>;
  /** Waits until the script is true. */
  waitForFunction(script: string): Promise<unknown>;
  readonly keyboard: { press(key: string): Promise<void>; type(words: string): Promise<void> };
  setDefaultTimeout(ms: number): void;
}
export interface OldContext {
  newPage(): Promise<OldPage>;
  close(): Promise<void>;
}
export interface OldBrowser {
  version(): Promise<string>;
  createIncognitoBrowserContext(): Promise<OldContext>;
  close(): Promise<void>;
}

/** Chromium 86 for a file of stories, by its own driver: newer ones ask pages for what it lacks. Throws when `npm test` has not found one. */
export async function startOldestBrowser(): Promise<OldBrowser> {
  const found = process.env['TEST_CHROMIUM_86'];
  if (!found) throw new Error('TEST_CHROMIUM_86 is not set: run the stories with npm test -- test/pages');
  const { command, env } = JSON.parse(found) as FoundChromium;
  const puppeteer = createRequire(join(PROJECT_ROOT, 'test', 'oldest-browser', 'package.json'))('puppeteer-core') as { launch(options: object): Promise<OldBrowser> };
  // Over a pipe: its web socket would stay open for half a minute after the end.
  return puppeteer.launch({ pipe: true, executablePath: command, env: { ...env, TZ: 'Asia/Shanghai' }, args: ['--headless', ...QUIETLY] });
}
