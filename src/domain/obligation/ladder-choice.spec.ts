import { readLadderChoice } from './ladder-choice.js';
import { OBLIGATION_KINDS } from './obligation.js';
import { parseLadderPolicy } from './parse-ladder-policy.js';

const rung = { code: 'late', offset: { count: 1, unit: 'working' }, audience: ['office'], delivery: 'digest' };
const policy = parseLadderPolicy(
  {
    ladders: [
      { code: 'calm', title: '平缓', edition: 1, pausedBy: [], rungs: [{ ...rung, action: 'remind' }] },
      { code: 'strict', title: '从严', edition: 1, pausedBy: [], rungs: [{ ...rung, action: 'draftNotice', notice: 'blue' }] },
    ],
    defaults: Object.fromEntries(OBLIGATION_KINDS.map((kind) => [kind, 'calm'])),
    acknowledgeWithin: { count: 3, unit: 'working' },
    reportWithin: null,
    reviewWithin: { count: 3, unit: 'working' },
    declineWithin: { count: 5, unit: 'working' },
    signWithin: { count: 2, unit: 'working' },
  },
  'x',
);

describe('the ladders a plan chooses', () => {
  it.each([
    ['none', {}, null],
    ['one of the policy for a kind', { itemCompletion: 'strict' }, 'yellow'],
  ] as const)('are taken: %s', (_, ladders, noticeStart) => expect(readLadderChoice({ ladders, noticeStart }, policy)).toEqual({ choice: { ladders, noticeStart } }));

  it.each<[string, Record<string, unknown>, unknown, string, string]>([
    ['an unknown kind', { lunch: 'calm' }, null, '/ladders/lunch', '应办事项类别“lunch”不认识，可用：acknowledgement（签收）、'],
    ['an unknown ladder', { itemCompletion: 'steep' }, null, '/ladders/itemCompletion', '阶梯“steep”不认识，可用：calm（平缓）、strict（从严）。'],
    ['a number for a ladder', { itemCompletion: 3 }, null, '/ladders/itemCompletion', '阶梯“3”不认识'],
    ['notices to an office', { officeReview: 'strict' }, null, '/ladders/officeReview', '“办公室审核”由办公室承担，不能用拟督办单的阶梯“strict”。'],
    ['an unknown colour', {}, 'green', '/noticeStart', '“green”不认识，可用：blue、yellow、red，或 null（按阶梯）。'],
  ])('are refused by name: %s', (_, ladders, noticeStart, pointer, words) => {
    expect(readLadderChoice({ ladders, noticeStart }, policy)).toEqual({ faults: [{ pointer, detail: expect.stringContaining(words) }] });
  });
});
