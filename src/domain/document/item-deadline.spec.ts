import { sampleContext } from '../../../test/golden/import/sample-units.js';
import { readItemDeadline } from './item-deadline.js';
import type { ReadingContext } from './reading-context.js';

const inMarch2024 = sampleContext();
const undatedDocument: ReadingContext = { ...sampleContext(), year: NaN, issuedOn: null };
const titleOfNextYear: ReadingContext = { ...sampleContext(), year: 2024, issuedOn: '2024-12-20', titleYear: 2025 };

describe('readItemDeadline', () => {
  it.each<[string, string | null, string[]]>([
    ['2025年12月', '2025-12-31', []],
    ['9月底前', '2024-09-30', []],
    ['持续推进', null, []],
    ['立行立改、长期坚持', null, ['deadline-immediate review 按长期坚持记录，立行立改没有日期']],
    ['立行立改', null, ['deadline-immediate review 立行立改没有日期，完成时限留空']],
    ['2024年12月，长期坚持', '2024-12-31', ['deadline-then-ongoing review 记为 2024-12-31，之后长期坚持的要求没有另行登记']],
    ['每月25日前', null, ['deadline-cadence review 记为每月25 日，没有最后日期']],
    ['每季度末', null, ['deadline-cadence review 记为每季度期末，没有最后日期']],
    ['3年内', '2027-03-07', ['deadline-relative review 从成文日期起算3年，记为 2027-03-07']],
    ['收到通知后15个工作日内', null, ['deadline-relative review 记为15个工作日内，没有推算日期']],
    ['会议召开后10天内', null, ['deadline-relative review 记为10天内，没有起算日（会议召开），没有日期']],
    ['2024—2025年', '2025-12-31', ['deadline-range note 取这段时间的最后一天 2025-12-31']],
    ['24年12月底前', '2024-12-31', ['deadline-assumed review 年份只印了两位，按 20 开头的年份理解，记为 2024-12-31']],
    ['2024.1', '2024-01-31', ['deadline-assumed review 按 1 月理解，记为 2024-01-31；电子表格会把 10 月印成“.1”', 'deadline-past review 按原文记为 2024-01-31，早于成文日期 2024-03-07']],
    ['2024年6月底前开工，2025年底前投入使用', null, ['deadline-is-milestone review 记为节点：开工（2024-06-30）、投入使用（2025-12-31）；完成时限留空']],
    ['6月底前完成方案，12月底前完成建设', null, ['deadline-several review 记为节点：完成方案（2024-06-30）、完成建设（2024-12-31）；完成时限留空']],
    ['2024年6月底前开工，2025年底前完成', '2025-12-31', ['deadline-several note 完成时限记为 2025-12-31，另记节点：开工（2024-06-30）']],
    ['2023年12月', '2023-12-31', ['deadline-past review 按原文记为 2023-12-31，早于成文日期 2024-03-07']],
    ['', null, ['deadline-undated review 没有日期']],
    ['—', null, ['deadline-undated review 没有日期']],
    ['适时', null, ['deadline-unread review 保留原文，没有日期']],
    ['12月前', null, ['deadline-unread review 保留原文，没有日期']],
    ['2026-02-30', null, ['deadline-unread review 保留原文，没有日期']],
    ['2026-13', null, ['deadline-unread review 保留原文，没有日期']],
  ])('%s is due on %s and reports %j', (words, dueOn, doubts) => {
    const read = readItemDeadline(words, inMarch2024);
    expect(read.deadline).toMatchObject({ raw: words, dueOn });
    expect(read.doubts.map(({ code, severity, done }) => `${code} ${severity ?? (code === 'deadline-range' ? 'note' : 'review')} ${done}`)).toEqual(doubts);
  });

  it('keeps the dated steps as milestones and names the last one as a proposal', () => {
    const { milestones = [], doubts } = readItemDeadline('2024年6月底前开工，2025年底前投入使用', inMarch2024);
    expect(milestones.map(({ event, deadline }) => [event, deadline.raw, deadline.dueOn])).toEqual([
      ['开工', '2024年6月底前开工', '2024-06-30'],
      ['投入使用', '2025年底前投入使用', '2025-12-31'],
    ]);
    expect(doubts[0]?.proposal).toContain('2025-12-31');
    expect(readItemDeadline('2025年12月', inMarch2024)).not.toHaveProperty('milestones');
  });

  it('gives no day to a date without a year in a document without a year, and says so', () => {
    const { deadline, doubts } = readItemDeadline('9月底前', undatedDocument);
    expect(deadline).toMatchObject({ dueOn: null, precision: 'month' });
    expect(doubts.map(({ code }) => code)).toEqual(['deadline-year-missing']);
    expect(readItemDeadline('2025年9月底前', undatedDocument)).toMatchObject({ deadline: { dueOn: '2025-09-30' }, doubts: [] });
  });

  it('takes the year of the title before that of the date and reports that they differ', () => {
    const { deadline, doubts } = readItemDeadline('6月底前', titleOfNextYear);
    expect(deadline.dueOn).toBe('2025-06-30');
    expect(doubts.map(({ code, done }) => `${code} ${done}`)).toEqual(['deadline-assumed 没有印年份：标题写 2025 年，成文在 2024 年，记为 2025-06-30']);
    expect(readItemDeadline('2025年6月底前', titleOfNextYear).doubts).toEqual([]);
  });

  it('proposes the next year for a day without a year that has passed', () => {
    expect(readItemDeadline('2月底前', inMarch2024).doubts[0]).toMatchObject({ code: 'deadline-past', proposal: expect.stringContaining('2025 年') });
  });

  it('states nothing for a document without a place for deadlines', () => expect(readItemDeadline(null, inMarch2024)).toEqual({ deadline: { raw: '', dueOn: null, precision: null, evergreen: false }, doubts: [] }));
});
