import fc from 'fast-check';
import { readDeadline, readDeadlinePhrase, speaksOfTime, type DeadlineReading } from './deadline-phrase.js';
import { addDays, isLocalDate } from './local-date.js';

const dated = { year: 2024, issuedOn: '2024-03-07' };
const yearOnly = { year: 2024, issuedOn: null };
const nothing = { year: null, issuedOn: null };

function read(words: string, context: { year: number | null; issuedOn: string | null } = dated): DeadlineReading {
  const reading = readDeadlinePhrase(words, context);
  if (!reading) throw new Error(`${words} was not understood`);
  return reading;
}

describe('readDeadlinePhrase', () => {
  it.each([
    ['9月底前', '2024-09-30', '2024-09-30', null],
    ['二季度', '2024-06-30', '2024-06-30', null],
    ['第二季度末', '2024-06-30', '2024-06-30', null],
    ['第2季度末前', '2024-06-30', '2024-06-30', null],
    ['年底前', '2024-12-31', '2024-12-31', null],
    ['今年年底前', '2024-12-31', '2024-12-31', null],
    ['明年6月底前', '2025-06-30', '2025-06-30', null],
    ['次年3月31日前', '2025-03-31', '2025-03-31', null],
    ['11月上旬', '2024-11-10', '2024-11-10', null],
    ['上半年', '2024-06-30', '2024-06-30', null],
    ['全年', '2024-12-31', '2024-12-31', null],
    ['年内', '2024-12-31', '2024-12-31', null],
    ['当年', '2024-12-31', '2024-12-31', null],
    ['本年度', '2024-12-31', '2024-12-31', null],
    ['六月底前', '2024-06-30', '2024-06-30', null],
    ['十二月', '2024-12-31', '2024-12-31', null],
    ['九月三十日前', '2024-09-30', '2024-09-30', null],
    ['6月份', '2024-06-30', '2024-06-30', null],
    ['3月-12月', '2024-12-31', '2024-12-31', null],
    ['2029年6月底前', '2029-06-30', '2029-06-30', '2029-06-30'],
    ['二〇二四年六月底前', '2024-06-30', '2024-06-30', '2024-06-30'],
    ['二○二五年十二月', '2025-12-31', '2025-12-31', '2025-12-31'],
    ['２０２４年６月底前', '2024-06-30', '2024-06-30', '2024-06-30'],
    ['2024 年 6 月底 前', '2024-06-30', '2024-06-30', '2024-06-30'],
    ['2024年\n12月', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024.12', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024/12/31', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024-12-31', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2026-2-3', '2026-02-03', '2026-02-03', '2026-02-03'],
    ['2024.12.31前', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024年内', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024年6月底前完成', '2024-06-30', '2024-06-30', '2024-06-30'],
    ['2024年12月底前取得实效', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024年12月31日前全面完成。', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['（2024年12月）', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['完成时限：2024年12月', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024—2025年', '2025-12-31', '2025-12-31', '2025-12-31'],
    ['2024-2025年', '2025-12-31', '2025-12-31', '2025-12-31'],
    ['2024年至2026年', '2026-12-31', '2026-12-31', '2026-12-31'],
    ['2024年3月-12月', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2024年3月至2025年6月底前', '2025-06-30', '2025-06-30', '2025-06-30'],
    ['2024-03-01至2024-12-31', '2024-12-31', '2024-12-31', '2024-12-31'],
    ['3年内', '2027-03-07', null, null],
    ['自印发之日起30日内', '2024-04-06', null, null],
    ['印发后1个月内', '2024-04-07', null, null],
    ['收到通知后15个工作日内', null, null, null],
    ['每月25日前', null, null, null],
  ])('%s is due on %s with the document dated, on %s with its year, on %s with neither', (words, withDate, withYear, without) => {
    expect([dated, yearOnly, nothing].map((context) => readDeadline(words, context))).toEqual([withDate, withYear, without].map((dueOn) => expect.objectContaining({ raw: words, dueOn, evergreen: false })));
  });

  it.each([
    ['9月底前', nothing, ['yearMissing']],
    ['明年6月底前', nothing, ['yearMissing']],
    ['3月-12月', nothing, ['range', 'yearMissing']],
    ['2024—2025年', dated, ['range']],
    ['2024年12月', dated, []],
    ['2024年6月底前完成', dated, []],
    ['3年内', dated, ['relative']],
    ['收到通知后15个工作日内', dated, ['relative']],
    ['每季度末', dated, ['cadence']],
    ['每月25日前，长期坚持', dated, ['cadence']],
    ["'24年12月", dated, ['shortYear']],
    ['24年12月底前', dated, ['shortYear']],
    ['2024.1', dated, ['shortMonth']],
    ['2024.01', dated, []],
    ['2024.10', dated, []],
    ['立行立改', dated, ['immediate']],
    ['立行立改、长期坚持', dated, ['immediate']],
    ['2024年12月，长期坚持', dated, ['thenOngoing']],
    ['2024年12月底前完成并长期坚持', dated, ['thenOngoing']],
    ['2024年6月底前开工，2025年底前投入使用', dated, ['milestone']],
    ['6月底前完成方案，12月底前完成建设', dated, ['several']],
    ['6月底前，12月底前', dated, ['several']],
    ['2024年6月底前开工，2025年底前完成', dated, ['steps']],
    ['长期坚持', dated, []],
    ['', dated, []],
  ])('%s leaves a person %j to know', (words, context, remarks) => expect(read(words, context).remarks).toEqual(remarks));

  it.each([
    '长期坚持',
    '持续推进',
    '持续实施',
    '常态化',
    '常态化推进',
    '长期',
    '持续推进、长期坚持',
    '立行立改、长期坚持',
    '立行立改并长期坚持',
    '立行立改，持续推进',
  ])('%s has no end by intent', (words) => expect(readDeadline(words, dated)).toEqual({ raw: words, dueOn: null, precision: null, evergreen: true }));

  it('keeps the date of work that goes on afterwards', () => {
    expect(readDeadline('2024年12月，长期坚持', dated)).toEqual({ raw: '2024年12月，长期坚持', dueOn: '2024-12-31', precision: 'month', evergreen: false });
    expect(readDeadline('立行立改，2024年6月底前完成', dated)?.dueOn).toBe('2024-06-30');
  });

  it('gives 立行立改 alone no date and no permanence', () => expect(readDeadline('立行立改', dated)).toEqual({ raw: '立行立改', dueOn: null, precision: null, evergreen: false }));

  it.each([
    ['2024年6月底前开工，2025年底前投入使用', [['开工', '2024-06-30'], ['投入使用', '2025-12-31']], null, '2025-12-31'],
    ['2024年6月底前开工\n2025年底前竣工', [['开工', '2024-06-30'], ['竣工', '2025-12-31']], null, '2025-12-31'],
    ['2025年底前建成', [['建成', '2025-12-31']], null, '2025-12-31'],
    ['2024年9月启动', [['启动', '2024-09-30']], null, '2024-09-30'],
    ['6月底前完成方案，12月底前完成建设', [['完成方案', '2024-06-30'], ['完成建设', '2024-12-31']], null, '2024-12-31'],
    ['2025年6月底前开工，12月底前投入使用', [['开工', '2025-06-30'], ['投入使用', '2025-12-31']], null, '2025-12-31'],
    ['2024年6月底前开工，2025年底前完成', [['开工', '2024-06-30']], '2025-12-31', '2025-12-31'],
    ['6月底前，12月底前', [], null, '2024-12-31'],
    ['6月底前完成方案，12月底前完成', [['完成方案', '2024-06-30']], '2024-12-31', '2024-12-31'],
    ['6月底前完成方案，12月底前', [['完成方案', '2024-06-30']], null, '2024-12-31'],
    ['2025年底前完成，2024年6月底前开工', [['开工', '2024-06-30']], null, '2025-12-31'],
  ])('%s dates the steps %j, is due on %s and names %s last', (words, steps, dueOn, latest) => {
    const reading = read(words);
    expect(reading.steps.map(({ event, deadline }) => [event, deadline.dueOn])).toEqual(steps);
    expect([reading.deadline.dueOn, reading.latest]).toEqual([dueOn, latest]);
  });

  it.each([
    '2026-02-30',
    '2026-13',
    '0000-00-00',
    '26.2.3',
    '2024.13',
    '2024年13月',
    '2024.12前',
    '12.31',
    '12月前',
    '12月前完成',
    '2025年前',
    '24年内',
    '适时',
    '按上级要求',
    '根据工作进度',
    '年中',
    '月底前',
    '到2025年达到30家',
    '每年6月底前',
    '2024年起长期坚持',
    '2024年11月-2月',
    '2024年12月开工，6月竣工',
    '2024年6月底前，每季度末',
    '2024年6月开工2025年底投入使用',
    '2024年6月底前开工，另行通知',
    '9999年12月',
    '基本完成',
    '2024年12月基本',
  ])('%s is not understood and not guessed', (words) => expect(readDeadlinePhrase(words, dated)).toBeNull());

  it('never throws on any words and never gives a day that does not exist', () => {
    const piece = fc.constantFrom('2024', '年', '13', '2', '月', '30', '日', '底', '前', '末', '每', '季度', '一', '十', '内', '后', '—', '-', '.', '/', '，', '、', '立行立改', '长期坚持', '开工', '完成', '工作日', '自', '之日起', '明', '上半', ' ', '\n');
    const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')));
    fc.assert(
      fc.property(words, fc.constantFrom(dated, yearOnly, nothing), (printed, context) => {
        const reading = readDeadlinePhrase(printed, context);
        const days = reading ? [reading.deadline, ...reading.steps.map(({ deadline }) => deadline)].map(({ dueOn }) => dueOn) : [];
        return days.every((day) => day === null || isLocalDate(day)) && (reading === null || reading.deadline.raw === printed);
      }),
      { numRuns: 5000, seed: 20240307 },
    );
  });

  it('reads every printed full date as that day', () => {
    const day = fc.integer({ min: 0, max: 36_000 }).map((count) => addDays('1990-01-01', count));
    const form = fc.constantFrom('年月日', '/', '-', '.');
    fc.assert(
      fc.property(day, form, fc.boolean(), fc.constantFrom(dated, nothing), (date, shape, before, context) => {
        const [year, month, inMonth] = date.split('-').map(Number);
        const printed = (shape === '年月日' ? `${year}年${month}月${inMonth}日` : [year, month, inMonth].join(shape)) + (before ? '前' : '');
        expect(readDeadline(printed, context)).toEqual({ raw: printed, dueOn: date, precision: 'day', evergreen: false });
      }),
      { numRuns: 1000, seed: 20240307 },
    );
  });
});

describe('speaksOfTime', () => {
  it.each(['适时', '按上级要求', '根据工作进度', '12月前', '每周五', '2024年起长期坚持', '2026-02-30', '另行通知'])('%s stands in a deadline column though no day can be read', (words) => expect(speaksOfTime(words)).toBe(true));
  it.each(['', '市商务局', '加快综保区基础设施建设,培育保税研发业态。', '各区人民政府', '持续优化营商环境，不断提升企业和群众的获得感'])('"%s" speaks of no time', (words) => expect(speaksOfTime(words)).toBe(false));
});
