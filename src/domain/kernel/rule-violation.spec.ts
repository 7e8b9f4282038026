import { RULE_TEXTS } from './rule-texts.js';
import { RuleViolation } from './rule-violation.js';

describe('a rule violation', () => {
  it('carries the code, the parameters and the Chinese sentence made from them', () => {
    const violation = new RuleViolation('PROGRESS_REPORT_TEXT_TOO_LONG', { field: '进展情况', length: 5001, limit: 5000 });
    expect(violation).toBeInstanceOf(Error);
    expect({ ...violation, message: violation.message }).toEqual({
      name: 'RuleViolation',
      code: 'PROGRESS_REPORT_TEXT_TOO_LONG',
      params: { field: '进展情况', length: 5001, limit: 5000 },
      message: '“进展情况”有5001个字，超过5000个字的上限；请精简后再提交，详细材料可作为附件。',
    });
  });

  it.each(Object.keys(RULE_TEXTS))('%s is a noun and a reason in upper case', (code) => expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/));
});
