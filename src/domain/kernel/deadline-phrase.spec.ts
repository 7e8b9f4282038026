import { readDeadline } from './deadline-phrase.js';

const in2024 = { year: 2024 };
const noYear = { year: null };

describe('readDeadline', () => {
  it.each([
    ['2025年12月', '2025-12-31', 'month'],
    ['2023年12月', '2023-12-31', 'month'],
    ['2024年2月底', '2024-02-29', 'month'],
    ['2026年2月底', '2026-02-28', 'month'],
    ['6月底前', '2024-06-30', 'month'],
    ['9月底前', '2024-09-30', 'month'],
    ['6月底之前', '2024-06-30', 'month'],
    ['11月底以前', '2024-11-30', 'month'],
    ['2029年6月底前', '2029-06-30', 'month'],
    ['7月下旬', '2024-07-31', 'tenDays'],
    ['5月下旬', '2024-05-31', 'tenDays'],
    ['11月上旬', '2024-11-10', 'tenDays'],
    ['4月上旬', '2024-04-10', 'tenDays'],
    ['4月上旬前', '2024-04-10', 'tenDays'],
    ['9月中旬', '2024-09-20', 'tenDays'],
    ['2月中下旬', '2024-02-29', 'tenDays'],
    ['11月初', '2024-11-10', 'tenDays'],
    ['二季度', '2024-06-30', 'quarter'],
    ['三季度', '2024-09-30', 'quarter'],
    ['2025年第4季度末', '2025-12-31', 'quarter'],
    ['上半年', '2024-06-30', 'halfYear'],
    ['2025年下半年', '2025-12-31', 'halfYear'],
    ['年底前', '2024-12-31', 'year'],
    ['2025年底', '2025-12-31', 'year'],
    ['2025年年底前', '2025-12-31', 'year'],
    ['2025年', '2025-12-31', 'year'],
    ['4月8日前', '2024-04-08', 'day'],
    ['2024年12月31日前', '2024-12-31', 'day'],
    ['2024年2月29日', '2024-02-29', 'day'],
    ['２０２５年１２月', '2025-12-31', 'month'],
    [' 2025 年 12 月 ', '2025-12-31', 'month'],
    ['2025　年12月', '2025-12-31', 'month'],
  ])('C48: %s is due on %s (%s)', (words, dueOn, precision) => {
    expect(readDeadline(words, in2024)).toEqual({ raw: words, dueOn, precision, evergreen: false });
  });

  it.each(['持续推进', '长期坚持', '长期', '常态化推进', ' 持续推进 '])('C47: %s has no end by intent', (words) => {
    expect(readDeadline(words, in2024)).toEqual({ raw: words, dueOn: null, precision: null, evergreen: true });
  });

  it.each(['', '—', '——', '-', '  '])('C47: "%s" states no deadline', (words) => {
    expect(readDeadline(words, in2024)).toEqual({ raw: words, dueOn: null, precision: null, evergreen: false });
  });

  it.each([
    ['6月底前', 'month'],
    ['4月8日前', 'day'],
    ['2月29日', 'day'],
    ['三季度', 'quarter'],
    ['年底前', 'year'],
  ])('%s without any year keeps the words and the precision, not a day', (words, precision) => {
    expect(readDeadline(words, noYear)).toEqual({ raw: words, dueOn: null, precision, evergreen: false });
  });

  it('takes a printed year before the year of the context', () => {
    expect(readDeadline('2029年6月底前', noYear)?.dueOn).toBe('2029-06-30');
    expect(readDeadline('2029年6月底前', in2024)?.dueOn).toBe('2029-06-30');
  });

  it.each([
    ['2月30日', '2024'],
    ['2023年2月29日', '2024'],
    ['2月29日', '2023'],
    ['2月30日', 'no year'],
    ['13月底', '2024'],
    ['0月', '2024'],
    ['4月0日', '2024'],
    ['五季度', '2024'],
    ['2025年12月市商务局', '2024'],
    ['到2025年达到30家', '2024'],
    ['12月前', '2024'],
    ['2025年前', '2024'],
    ['二季度前', '2024'],
    ['前', '2024'],
    ['底', 'no year'],
    ['2月constructor', '2024'],
    ['市商务局', '2024'],
    ['长期不懈', '2024'],
  ])('%s (year %s) is not understood and not guessed', (words, year) => {
    expect(readDeadline(words, { year: year === 'no year' ? null : Number(year) })).toBeNull();
  });
});
