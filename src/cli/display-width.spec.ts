import { clipped, displayWidth, wrapped } from './display-width.js';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['督办', 4],
    ['武政办〔2024〕21号', 18],
    ['（含，下同）', 12],
    ['■逾期', 5],
    ['“单一窗口”', 10],
    ['𠮷', 2],
    ['e\u0301', 1],
  ])('counts %j as %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrapped', () => {
  it.each([
    ['市商务局、市投资促进局', 10, ['市商务局、', '市投资促进', '局']],
    ['市商务局、', 8, ['市商务', '局、']],
    ['到2025年进出口额', 8, ['到2025年', '进出口额']],
    ['上〔2024〕', 6, ['上', '〔2024', '〕']],
    ['一\n二', 10, ['一', '二']],
    ['', 10, ['']],
  ])('breaks %j at %i columns without closing marks at the beginning of a line', (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  it('loses no character and keeps every line within the width', () => {
    const text = '推动跨境贸易电子商务模式业务,发展1210、9610业务（含“保税+”），RCEP-2025%。';
    for (let width = 4; width < 60; width += 1) {
      const lines = wrapped(text, width);
      expect(lines.join('')).toBe(text);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    }
  });
});

describe('clipped', () => {
  it.each([
    ['督办', 4, '督办'],
    ['督办单位', 7, '督办单…'],
    ['督办单位', 6, '督办…'],
  ])('cuts %j to %i columns', (text, width, words) => {
    expect(clipped(text, width)).toBe(words);
  });
});
