import { optionalReason, REASON_LIMIT, statedReason } from './stated-reason.js';

describe('a reason', () => {
  it.each([
    ['given', '  佐证材料缺少验收意见。 ', '佐证材料缺少验收意见。'],
    ['as long as it may be', '长'.repeat(REASON_LIMIT), '长'.repeat(REASON_LIMIT)],
  ])('%s is taken without the blanks around it', (_, words, taken) => {
    expect(statedReason(words, '退回重办')).toBe(taken);
    expect(optionalReason(words)).toBe(taken);
  });

  it.each(['', '   ', '。。。'])('that says nothing (%j) is refused where one is needed and taken where it may be missing', (words) => {
    expect(() => statedReason(words, '退回重办')).toThrow('“退回重办”须写明理由；请用一两句话说明，再提交。');
    expect(optionalReason(words)).toBe(words.trim());
  });

  it('that is too long is refused with its length', () => {
    expect(() => statedReason('长'.repeat(REASON_LIMIT + 1), '中止')).toThrow('“理由”有1001个字，超过1000个字的上限');
    expect(() => optionalReason('长'.repeat(REASON_LIMIT + 1))).toThrow('“理由”有1001个字');
  });
});
