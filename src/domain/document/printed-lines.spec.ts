import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { PrintedLines } from './printed-lines.js';

describe('PrintedLines', () => {
  const lines = new PrintedLines(gazetteBlocks('一、建设 平台\n\n1. 开展（调研）。\n\n序号\t任务\n1\t修路'));
  const at = (line: number, endLine = line): { line: number; endLine: number } => ({ line, endLine });

  it.each([
    [at(1), '建设平台', true],
    [at(3), '开展(调研)。', true],
    [at(1), '调研', false],
    [at(1, 3), '调研', true],
    [at(6), '修路', true],
    [at(5), '修路', false],
    [at(9), '修路', false],
  ])('at %j has %s: %p', (place, words, expected) => expect(lines.has(place, words)).toBe(expected));

  it('knows the rows of tables', () => expect([1, 5, 6].map((line) => lines.isTable(at(line)))).toEqual([false, true, true]));
});
