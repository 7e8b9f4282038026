import { characterPairs, closedUp, flowing, folded, halfWidth, sharedText } from './printed-text.js';

describe('printed words', () => {
  it('are made half-width character for character, so that offsets stay valid', () => {
    const printed = '（责任单位：市教育局，各区〈含开发区〉；〔2024〕';
    expect(halfWidth(printed)).toBe('(责任单位:市教育局,各区(含开发区);(2024)');
    expect(halfWidth(printed)).toHaveLength(printed.length);
  });

  it.each([
    [folded, ' 省 若干，措施 ', '省若干,措施'],
    [flowing, ' 更大\n力度 促进\n就业 ', '更大力度 促进就业'],
    [closedUp, '(一) 开放 平台', '(一)开放平台'],
  ])('are normalised by %p', (normalise, words, expected) => expect(normalise(words)).toBe(expected));

  it('share text by neighbouring characters, punctuation and spacing aside', () => {
    const body = characterPairs('到 2025 年,进出口额 500 亿元以上。');
    expect(sharedText(characterPairs('到2025年进出口额500亿元以上'), body)).toBe(1);
    expect(sharedText(characterPairs('打造产业园'), body)).toBe(0);
    expect(sharedText(characterPairs(''), body)).toBe(0);
  });
});
