import { cursorFrom, cursorWords, DAY_OR_NONE, ID, pageOf } from './cursor.js';

describe('the mark of a page', () => {
  it('comes back as it was given out, and no words are the first page', () => {
    expect(cursorFrom(cursorWords(['2024-06-30', '17']), [DAY_OR_NONE, ID])).toEqual(['2024-06-30', '17']);
    expect([cursorFrom(undefined, [ID]), cursorFrom('', [ID])]).toEqual([null, null]);
  });

  it.each([
    ['no JSON', 'abc'],
    ['another shape', Buffer.from('{"a":1}').toString('base64url')],
    ['numbers instead of words', Buffer.from('[1]').toString('base64url')],
    ['too few parts', cursorWords([])],
    ['too many parts', cursorWords(['1', '2'])],
    ['a part of another form', cursorWords(["1' or true"])],
    ['endless words', 'A'.repeat(10_000)],
  ])('is refused when it is %s', (_, words) => {
    expect(() => cursorFrom(words, [ID])).toThrow('翻页标记');
  });

  it('is there only when a further row is', () => {
    expect(pageOf(['a', 'b', 'c'], 2, (row) => [row])).toEqual({ rows: ['a', 'b'], nextCursor: cursorWords(['b']) });
    expect(pageOf(['a', 'b'], 2, (row) => [row])).toEqual({ rows: ['a', 'b'], nextCursor: null });
    expect(pageOf([], 2, (row: string) => [row])).toEqual({ rows: [], nextCursor: null });
  });
});
