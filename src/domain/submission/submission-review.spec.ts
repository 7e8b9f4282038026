import type { ReportingDutyKind } from '../document/plan-draft.js';
import { asksForContent, dueAfterReturn, needsOfficeReview, refuseNoChange } from './submission-review.js';

describe('what the office answers', () => {
  it.each<[ReportingDutyKind, boolean, boolean, boolean]>([
    // kind              soft   review content
    ['unitPlanFiling', false, true, true],
    ['halfYearSummary', false, true, true],
    ['phaseSummary', false, true, true],
    ['finalSummary', false, true, true],
    ['finalSummary', true, false, true],
    ['monthlyInformation', false, false, false],
    ['monthlyInformation', true, false, false],
    ['briefing', false, false, false],
    ['progressReporting', false, false, false],
  ])('%s (原则上: %s) waits for its review: %s, asks for a document: %s', (kind, soft, review, content) => {
    expect(needsOfficeReview({ kind, soft })).toBe(review);
    expect(asksForContent(kind)).toBe(content);
  });

  it('refuses 无新进展 for a document with a Chinese reason and takes it for progress', () => {
    expect(() => refuseNoChange('finalSummary', '报送年度工作总结')).toThrow(
      expect.objectContaining({ code: 'SUBMISSION_CONTENT_ASKED_FOR', message: '“报送年度工作总结”要求报送正式材料，不能以“无新进展”代替；请按要求报送。' }),
    );
    expect(() => refuseNoChange('progressReporting', '2024年第二季度报送进展情况')).not.toThrow();
  });

  it.each([
    ['2024-06-30', '2024-06-28', '2024-07-02', '2024-07-04'],
    ['2024-06-30', '2024-06-30', '2024-06-30', '2024-06-30'],
    ['2024-06-30', '2024-07-05', '2024-07-08', '2024-07-03'],
  ])('a piece due %s, handed in %s and given back on %s is due %s', (dueOn, handedInOn, today, expected) => {
    expect(dueAfterReturn(dueOn, handedInOn, today)).toBe(expected);
  });
});
