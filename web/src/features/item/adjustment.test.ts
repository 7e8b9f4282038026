import { describe, expect, it } from 'vitest';
import { adjustmentOf, adjustmentStart, type AdjustmentText, concerned, isEarlier } from './adjustment';

const assignment = (id: string, unit: string, role: string, status = 'inProgress') => ({ id, unitId: `u${id}`, unit, role, status });
const ITEM = {
  text: '开展试点', deadlineWords: '2024年12月', dueOn: '2024-12-31', original: null,
  assignmentsOfUnits: [assignment('1', '市商务局', 'lead'), assignment('2', '市财政局', 'cooperating'), assignment('3', '市科技局', 'cooperating', 'withdrawn')],
} as unknown as Parameters<typeof adjustmentOf>[0];
const written = (parts: Partial<AdjustmentText>): AdjustmentText => ({ ...adjustmentStart(ITEM), ...parts });

describe('an adjustment', () => {
  it.each<[string, Partial<AdjustmentText>, unknown]>([
    ['nothing written', {}, null],
    ['blanks around the words', { text: ' 开展试点 ', words: ' 2024年12月' }, null],
    ['another text', { text: '扩大试点' }, { text: '扩大试点' }],
    ['a day alone', { dueOn: '2025-03-31' }, { deadline: { words: '', dueOn: '2025-03-31' } }],
    ['words that say the day', { words: '2025年3月底' }, { deadline: { words: '2025年3月底' } }],
    ['words and their day', { words: '春节前', dueOn: '2025-01-28' }, { deadline: { words: '春节前', dueOn: '2025-01-28' } }],
    ['a reason to be earlier, with the day', { dueOn: '2024-11-30', earlierReason: '市政府要求' }, { deadline: { words: '', dueOn: '2024-11-30' }, earlierReason: '市政府要求' }],
    ['a reason to be earlier without a new day', { text: '扩大试点', earlierReason: '旧的' }, { text: '扩大试点' }],
    ['a unit taken back', { withdrawn: ['2'] }, { withdraw: ['2'] }],
    ['a role that changes', { roles: { '2': 'lead' } }, { changeRole: [{ assignmentId: '2', role: 'lead' }] }],
    ['a role chosen and left as it was', { roles: { '2': 'cooperating' } }, null],
    ['a role of a unit that is taken back', { roles: { '2': 'lead' }, withdrawn: ['2'] }, { withdraw: ['2'] }],
    ['a role of one that was taken back long ago', { roles: { '3': 'lead' } }, null],
    ['a new unit', { added: [{ unitId: '9', name: '市口岸办', role: 'lead' }] }, { add: [{ unitId: '9', role: 'lead' }] }],
  ])('of %s', (_, parts, expected) => expect(adjustmentOf(ITEM, written(parts))).toEqual(expected));

  it('is told to those who have a part and to those who get one, once each', () => {
    expect(concerned(ITEM, [{ unitId: '9', name: '市口岸办', role: 'lead' }, { unitId: 'u1', name: '市商务局', role: 'guiding' }])).toEqual(['市商务局', '市财政局', '市口岸办']);
  });

  it.each([
    ['2024-11-30', null, true],
    ['2024-12-31', null, false],
    ['', null, false],
    ['2025-01-31', { dueOn: '2025-06-30' }, true],
    ['2025-01-31', { dueOn: null }, false],
  ])('to %s with printed %j is earlier: %s', (day, original, earlier) => expect(isEarlier({ original: original as never, dueOn: '2024-12-31' }, day)).toBe(earlier));
});
