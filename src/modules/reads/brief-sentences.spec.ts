import { type BriefFigures, briefSentences } from './brief-sentences.js';

const figures = (some: Partial<BriefFigures>): BriefFigures => ({ plans: 2, items: 60, red: 0, yellow: 0, completed: 0, blocked: 0, suspended: 0, reviews: 0, longestReviewWorkingDays: null, ...some });

describe('the leader’s three sentences', () => {
  it.each<[string, Partial<BriefFigures>, string[]]>([
    ['all is well', {}, ['2个方案共60项，已办结0项；没有逾期，没有临近到期的。', '没有单位报告受阻，没有中止的事项。', '没有等办公室答复的。']],
    ['much is wrong', { red: 6, yellow: 19, completed: 37, blocked: 2, suspended: 1, reviews: 4, longestReviewWorkingDays: 3 }, [
      '2个方案共60项，已办结37项；逾期6项，临近到期19项。', '卡住的：单位报告受阻2项，中止1项。', '等办公室答复4件，最久的已等3个工作日。']],
    ['one is stopped', { suspended: 1 }, ['2个方案共60项，已办结0项；没有逾期，没有临近到期的。', '卡住的：中止1项。', '没有等办公室答复的。']],
    ['nothing runs', { plans: 0, items: 0 }, ['目前没有在办的方案。']],
  ])('say that %s', (_, some, sentences) => {
    expect(briefSentences(figures(some))).toEqual(sentences);
  });
});
