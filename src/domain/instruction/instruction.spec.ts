import { acceptableInstruction, INSTRUCTION_LIMIT } from './instruction.js';

describe('an instruction', () => {
  it('is trimmed', () => expect(acceptableInstruction(' 请商务局抓紧。 ')).toBe('请商务局抓紧。'));
  it.each([['…', 'INSTRUCTION_TEXT_MISSING'], ['长'.repeat(INSTRUCTION_LIMIT + 1), 'INSTRUCTION_TEXT_TOO_LONG']])('is refused: %#', (text, code) =>
    expect(() => acceptableInstruction(text)).toThrow(expect.objectContaining({ code })));
});
