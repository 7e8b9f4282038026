import { plainPhrase } from './calendar-point.js';
import { readCadence } from './cadence-phrase.js';

const read = (words: string): ReturnType<typeof readCadence> => readCadence(plainPhrase(words));

describe('readCadence', () => {
  it.each([
    ['每季度末', 'quarter', null],
    ['每季度末前', 'quarter', null],
    ['每季度', 'quarter', null],
    ['每季末', 'quarter', null],
    ['每季度至少一次', 'quarter', null],
    ['每月25日前', 'month', 25],
    ['每月 25 日前', 'month', 25],
    ['每月二十五日前', 'month', 25],
    ['每个月5号', 'month', 5],
    ['每月底前', 'month', null],
    ['每月1次', 'month', null],
    ['每周', 'week', null],
    ['每半年', 'halfYear', null],
    ['每年12月底前', 'year', null],
    ['每年12月31日前', 'year', null],
    ['每年十二月底前', 'year', null],
    ['每年底前', 'year', null],
    ['每年年底', 'year', null],
    ['每年', 'year', null],
  ])('%s falls due every %s (day %s)', (words, every, day) => expect(read(words)).toEqual({ every, day }));

  it.each(['每年6月底前', '每年12月前', '每周五', '每周末', '每月32日', '每月0日', '每月前', '每月上旬', '每季度末月25日前', '每两个月', '按月', '每日', '每', '月底前'])(
    '%s has no place in a cadence and is not guessed',
    (words) => expect(read(words)).toBeNull(),
  );
});
