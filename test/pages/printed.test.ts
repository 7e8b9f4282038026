import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type PageStory, startPageStory, whole } from '../support/page-story.js';

/** Paper in PDF points, a 72nd of an inch: A3 across and A4 upright. */
const A3_ACROSS = { width: 1191, height: 842 } as const;
const A4 = { width: 595, height: 842 } as const;

/** The paper that the page asks for, sheet by sheet. */
async function printed(page: Page): Promise<{ width: number; height: number }[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/Type \/Page\b[\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({ width: Math.round(Number(width)), height: Math.round(Number(height)) }));
}

describe('what is printed', () => {
  let story: PageStory;
  let planId: string;
  beforeAll(async () => {
    story = await startPageStory();
    [{ planId } = { planId: '' }] = await story.sql<{ planId: string }>(`select id as "planId" from plan where document_number = '武政办〔2024〕21号'`);
    expect((await story.api.post('/api/v1/demo-clock', 'office.2024-20', { until: '2024-04-02' })).status).toBe(200);
  }, 180_000);
  afterAll(() => story?.close());

  const look = (page: Page, selector: string, property: string): Promise<string> => page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`);

  it('is the ledger of 58 rows on five sheets of A3, its header on each, its words unshortened, without what is only pressed', async () => {
    const page = await whole(await story.open('leader', `/plans/${planId}`));
    expect(await printed(page)).toEqual(Array.from({ length: 5 }, () => A3_ACROSS));
    await page.emulateMedia({ media: 'print' });
    expect(await look(page, 'table.ledger thead', 'display')).toBe('table-header-group');
    expect(await look(page, '.rail', 'display')).toBe('none');
    const shortened = await page.evaluate<string[]>(`[...document.querySelectorAll('table.ledger .clamp')].filter((cell) => cell.scrollHeight > cell.clientHeight + 1).map((cell) => cell.textContent)`);
    expect(shortened).toEqual([]);
    // As the document has it: districts that are no unit yet, and all the units of a line, not the first one and a number.
    const units = await page.evaluate<string[]>(`[...document.querySelectorAll('table.ledger tbody tr')].filter((row) => /^(6|33)$/.test(row.cells[0].innerText)).map((row) => [...row.cells].slice(-4, -2).map((cell) => cell.innerText).join(' | '))`);
    expect(units).toEqual(['各相关区人民政府 | 湖北自贸试验区武汉片区领导小组其他成员单位', '黄陂区人民政府 | 市税务局,武汉海关,市商务局']);
  }, 180_000);

  it('is the brief on upright A4', async () => {
    const page = await whole(await story.open('leader', '/brief'));
    const sheets = await printed(page);
    expect([...new Set(sheets.map(({ width, height }) => `${width}×${height}`))]).toEqual([`${A4.width}×${A4.height}`]);
    expect(sheets.length).toBeLessThanOrEqual(4);
  }, 180_000);

  it('is a month of all units on one sheet of A3', async () => {
    const page = await whole(await story.open('office.2024-20', '/info'));
    await page.getByRole('columnheader', { name: '4月' }).waitFor();
    expect(await printed(page)).toEqual([A3_ACROSS]);
    await page.emulateMedia({ media: 'print' });
    expect(await look(page, 'table.matrix thead', 'display')).toBe('table-header-group');
  }, 180_000);
});
