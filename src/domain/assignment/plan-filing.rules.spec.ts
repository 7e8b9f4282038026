import { acceptableFiling, FILED_PLAN_LIMIT, type PlanFiling } from './plan-filing.rules.js';

const inTime: PlanFiling = { onTime: true, plan: ' 分三步实施。 ', reason: '', expectedOn: null };
const late: PlanFiling = { onTime: false, plan: '', reason: '审批需要时间。', expectedOn: '2024-07-31' };

describe('a plan of work is filed', () => {
  it.each<[string, PlanFiling, string | null, Partial<PlanFiling>]>([
    ['in time', inTime, '2024-06-30', { plan: '分三步实施。', reason: '', expectedOn: null }],
    ['late, with reason and day', late, '2024-06-30', { reason: '审批需要时间。', expectedOn: '2024-07-31' }],
    ['late on an item without a date', late, null, { expectedOn: '2024-07-31' }],
  ])('%s', (_, filing, dueOn, stored) => expect(acceptableFiling(filing, dueOn)).toMatchObject(stored));
});

describe('a plan of work is refused', () => {
  it.each<[string, PlanFiling, string]>([
    ['in time with another day', { ...inTime, expectedOn: '2024-07-31' }, 'PLAN_FILING_DATE_UNASKED'],
    ['late without a reason', { ...late, reason: ' 。' }, 'REASON_MISSING'],
    ['late without a day', { ...late, expectedOn: null }, 'PLAN_FILING_DATE_MISSING'],
    ['late on a day in time', { ...late, expectedOn: '2024-06-30' }, 'PLAN_FILING_DATE_NOT_LATER'],
    ['too long', { ...inTime, plan: '长'.repeat(FILED_PLAN_LIMIT + 1) }, 'PLAN_FILING_TEXT_TOO_LONG'],
  ])('%s', (_, filing, code) => expect(() => acceptableFiling(filing, '2024-06-30')).toThrow(expect.objectContaining({ code })));
});
