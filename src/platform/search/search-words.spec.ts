import { searchWords } from './search-words.js';

describe('what a row is found by', () => {
  it('keeps the folded words and the initials of how they begin, of the reading that the words around give', () => {
    expect(searchWords('33', null, '支持银行行长  调研RCEP。')).toBe('33支持银行行长调研rcep。\n33zcyhhzdyrcep。');
  });

  it('spells no more than the beginning', () => {
    const [words, initials] = searchWords('贸'.repeat(500)).split('\n');
    expect([words?.length, initials]).toEqual([500, 'm'.repeat(120)]);
  });
});
