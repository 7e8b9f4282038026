import { foldedWords } from './folded-words.js';

describe('words compared in a search', () => {
  it.each([
    ['武政办〔2024〕21号', '武政办[2024]21号'],
    ['武政办（2024） 21号', '武政办[2024]21号'],
    ['武政办【２０２４】21号', '武政办[2024]21号'],
    ['RCEP 企业\t服务', 'rcep企业服务'],
    [' 　', ''],
  ])('folds %j to %j', (words, folded) => {
    expect(foldedWords(words)).toBe(folded);
  });
});
