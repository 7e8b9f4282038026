import { acceptableInput, INPUT_TEXT_LIMIT, mayFileInput } from './cooperating-input.rules.js';

describe('an input to the lead', () => {
  it.each([['lead', false], ['cooperating', true], ['guiding', true]] as const)('may be filed by a %s unit: %s', (role, may) => expect(mayFileInput({ role })).toBe(may));

  it('says something and is not too long', () => {
    expect(acceptableInput(' 已提供名单。 ')).toBe('已提供名单。');
    expect(() => acceptableInput('。')).toThrow(expect.objectContaining({ code: 'INPUT_TEXT_MISSING' }));
    expect(() => acceptableInput('长'.repeat(INPUT_TEXT_LIMIT + 1))).toThrow('“配合情况”有5001个字，超过5000个字的上限');
  });
});
