import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { endOfMonthBefore, escalationsOf, type KnownLine, numberIn } from './escalations';
import { queueOf, startOf } from './queue';
import type { ReviewMatter } from '../review/review-matters';

const TODAY = '2024-07-05';
const told = (subject: string, unit: string, parts: Partial<Schemas['ToldResponse']> = {}): Schemas['ToldResponse'] => ({
  kind: 'escalation', title: '', body: '', sentOn: '2024-06-17', late: false, documentNumber: '21号', dutyTitle: '进展更新', unit, subject, recipients: [], ...parts,
});
const line = (number: string, colour: 'red' | 'green', parts: Partial<KnownLine> = {}) =>
  ({ itemId: `i${number}`, number, text: `举措${number}`, status: 'inProgress', documentNumber: '21号', effectiveDueOn: '2023-12-31', light: { colour }, units: [{ unitId: '1', unit: '黄陂区', role: 'lead', status: 'inProgress' }], ...parts }) as KnownLine;
const draft = { id: 'n1', itemId: 'i33', state: 'draft' } as Schemas['NoticeResponse'];

describe('what was brought to the office', () => {
  it('is one line for each matter, with all its units and the latest day', () => {
    const rows = escalationsOf([told('第45项 铁路', '市发改委', { sentOn: '2024-06-20' }), told('第45项 铁路', '市交通运输局'), told('第46项 航运', '市商务局', { sentOn: '2024-06-18' })], [line('45', 'green')], [], TODAY);
    expect(rows.map(({ number, units, on, itemId }) => [number, units, on, itemId])).toEqual([
      ['45', ['市发改委', '市交通运输局'], '2024-06-20', 'i45'],
      ['46', ['市商务局'], '2024-06-18', null],
    ]);
  });

  it('begins with overdue items, which are not told twice, and knows the notice that waits', () => {
    const rows = escalationsOf([told('第45项 铁路', '市发改委'), told('第33项 汉口北', '黄陂区')], [line('45', 'green'), line('33', 'red')], [draft], TODAY);
    expect(rows.map(({ number, overdue, noticeId }) => [number, overdue, noticeId])).toEqual([['33', true, 'n1'], ['45', false, null]]);
  });

  it.each([
    ['older than thirty days', told('第45项 铁路', '甲', { sentOn: '2024-06-04' }), line('45', 'green')],
    ['only a reminder', told('第45项 铁路', '甲', { kind: 'reminder' }), line('45', 'green')],
    ['done since', told('第45项 铁路', '甲'), line('45', 'green', { status: 'completed' })],
    ['acknowledged since', told('第45项 铁路', '黄陂区', { dutyTitle: '签收' }), line('45', 'green')],
  ])('leaves out what is %s', (_, entry, known) => expect(escalationsOf([entry], [known], [], TODAY)).toEqual([]));
});

it.each([['第45项 加快', '45'], ['第3—1项 开展', '3—1'], ['月度信息', '']])('%s has the number %s', (subject, number) => expect(numberIn(subject)).toBe(number));

it.each([['2024-07-05', '2024-06-30'], ['2024-03-01', '2024-02-29'], ['2025-01-31', '2024-12-31']])('the month before %s ended on %s', (day, end) => expect(endOfMonthBefore(day)).toBe(end));

describe('the queue of the office', () => {
  const matters = [{ kind: 'completion' }, { kind: 'completion' }, { kind: 'closing' }] as ReviewMatter[];
  const owed = (kind: string, count: number) => ({ kind, count, kindTitle: '', subjectType: '' }) as Schemas['CockpitQueueResponse'];

  it('says how much of what, and counts a review once', () => {
    expect(queueOf(matters, 1, [owed('officeReview', 2), owed('instructionHandling', 1), owed('yearRollover', 3)]).map(({ name, count, to }) => [name, count, to])).toEqual([
      ['completion', 2, '/review?kind=completion'],
      ['closing', 1, '/review?kind=closing'],
      ['notices', 1, '/notices'],
      ['instructions', 1, '/inbox'],
      ['others', 3, '/inbox'],
    ]);
  });

  it('begins where there is something, with the review first', () => {
    expect(startOf(queueOf(matters, 1, []))).toBe('/review');
    expect(startOf(queueOf([], 1, []))).toBe('/notices');
    expect(startOf(queueOf([], 0, []))).toBeNull();
  });
});
