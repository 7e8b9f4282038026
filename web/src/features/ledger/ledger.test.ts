import { describe, expect, it } from 'vitest';
import { blocksOf, tasksIn } from './blocks';
import { deadlinesOf, type Filter, filtered, leadsOf } from './filter-lines';
import { countsOf, type Line, standingOf } from './standing';

const NOTHING: Filter = { view: 'all', words: '', lead: null, deadline: null, standing: null };

const line = (parts: Partial<Line> & { readonly itemId: string }): Line => ({
  position: 1, number: '1', headings: ['（一）开放平台', '1、自贸区'], text: '推动数字自贸建设', upstreamText: null, points: [], deadlineWords: '2025年12月', originalDueOn: '2025-12-31', dueOn: '2025-12-31',
  effectiveDueOn: '2025-12-31', evergreen: false, clauses: [], unresolved: [], line: 1, status: 'issued', statusTitle: '已交办', standsStill: false, version: 1, acknowledged: 1, assignments: 1,
  units: [{ unitId: '7', unit: '市商务局', role: 'lead', status: null }], latestProgress: null,
  light: { colour: 'green', reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null },
  ...parts,
});
const light = (colour: Line['light']['colour']): Pick<Line, 'light'> => ({ light: { ...line({ itemId: '0' }).light, colour } });

const LINES = [
  line({ itemId: '1', number: '1', ...light('red'), acknowledged: 0 }),
  line({ itemId: '2', number: '2', status: 'completed', ...light('red') }),
  line({ itemId: '3', number: '3', headings: ['（一）开放平台', '2、综保区'], deadlineWords: '持续推进', originalDueOn: null, evergreen: true, units: [{ unitId: '9', unit: '黄陂区人民政府', role: 'lead', status: null }, { unitId: '7', unit: '市商务局', role: 'cooperating', status: null }] }),
  line({ itemId: '4', number: '4', headings: ['（二）外贸主体', '1、自贸区'], text: '培育外贸龙头', standsStill: true, latestProgress: { text: '新增企业 706 家', state: 'onTrack', kind: 'report', unit: '市商务局', on: '2024-04-02' } }),
];

describe('how a line stands', () => {
  it.each([
    ['done comes before the light', { status: 'closedOut', standsStill: false, light: { colour: 'red' } }, 'done'],
    ['what waits for the office is in review', { status: 'inProgress', standsStill: true, light: { colour: 'yellow' } }, 'review'],
    ['late stays late while the office looks at it', { status: 'inProgress', standsStill: true, light: { colour: 'red' } }, 'red'],
    ['otherwise as the light says', { status: 'inProgress', standsStill: false, light: { colour: 'grey' } }, 'grey'],
  ] as const)('%s', (_, given, standing) => expect(standingOf(given)).toBe(standing));

  it('is counted', () => expect(countsOf(LINES)).toEqual({ red: 1, yellow: 0, review: 1, green: 1, grey: 0, done: 1 }));
});

describe('a filtered ledger', () => {
  const shown = (filter: Partial<Filter>): string[] => filtered(LINES, { ...NOTHING, ...filter }).map(({ itemId }) => itemId);
  it.each([
    [{}, ['1', '2', '3', '4']],
    [{ view: 'attention' }, ['1']],
    [{ view: 'updated' }, ['4']],
    [{ view: 'unacknowledged' }, ['1']],
    [{ lead: '7' }, ['1', '2', '4']],
    [{ deadline: '持续推进' }, ['3']],
    [{ standing: 'done' }, ['2']],
    [{ words: '黄陂' }, ['3']],
    [{ words: '706' }, ['4']],
    [{ words: '4' }, ['4']],
    [{ words: ' 龙头 ', lead: '7' }, ['4']],
    [{ words: '不存在' }, []],
  ] as const)('%j shows %j', (filter, ids) => expect(shown(filter)).toEqual(ids));

  it('neither loses nor repeats a line when it is grouped', () => {
    for (const words of ['', '自贸', '市', '3']) {
      const lines = filtered(LINES, { ...NOTHING, words });
      expect(blocksOf(lines, LINES).flatMap(({ tasks }) => tasks.flatMap((task) => task.lines))).toEqual(lines);
    }
  });

  it('keeps the totals of the whole ledger', () => {
    const [section] = blocksOf(filtered(LINES, { ...NOTHING, view: 'attention' }), LINES);
    expect([section?.all, section?.counts.done, section?.tasks[0]?.all, section?.tasks[0]?.done]).toEqual([3, 1, 2, 1]);
  });

  it('keeps tasks of the same name in different sections apart', () => expect(blocksOf(LINES, LINES).map(({ title, tasks }) => [title, tasks.map((task) => task.all)])).toEqual([['（一）开放平台', [2, 1]], ['（二）外贸主体', [1]]]));
});

it.each([
  ['without headings', [[], []], [['', ['']]], 0],
  ['of main tasks alone', [['一、开放'], ['一、开放'], ['二、主体']], [['', ['一、开放', '二、主体']]], 2],
  ['of sections with tasks', [['（一）平台', '1、自贸'], ['（一）平台', '2、综保'], ['（二）主体', '1、自贸']], [['（一）平台', ['1、自贸', '2、综保']], ['（二）主体', ['1、自贸']]], 3],
  ['with lines right under a section', [['（一）平台', '1、自贸'], ['（一）平台'], ['（二）其他']], [['（一）平台', ['1、自贸', '']], ['（二）其他', ['']]], 1],
] as const)('groups a document %s', (_, headings, blocks, tasks) => {
  const lines = headings.map((own, at) => line({ itemId: String(at), headings: [...own] }));
  expect(blocksOf(lines, lines).map((section) => [section.title, section.tasks.map(({ title }) => title)])).toEqual(blocks);
  expect(tasksIn(lines)).toBe(tasks);
});

it('offers leads in the order of the document and deadlines by day', () => {
  expect(leadsOf(LINES).map(({ words }) => words)).toEqual(['市商务局', '黄陂区人民政府']);
  expect(deadlinesOf([...LINES, line({ itemId: '5', deadlineWords: '2024年12月', originalDueOn: '2024-12-31' })]).map(({ id }) => id)).toEqual(['2024年12月', '2025年12月', '持续推进']);
});
