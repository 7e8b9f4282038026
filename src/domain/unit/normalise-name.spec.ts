import { normaliseName } from './normalise-name.js';

describe('normaliseName', () => {
  it.each([
    ['市 发 改 委', '市发改委'],
    ['　市发改委 ', '市发改委'],
    ['市发改\n委', '市发改委'],
    ['５Ｇ专班', '5G专班'],
    ['各区人民政府（含开发区，下同）', '各区人民政府(含开发区,下同)'],
    ['各区人民政府〈含开发区,下同〉', '各区人民政府(含开发区,下同)'],
    ['武政办〔2024〕21号', '武政办(2024)21号'],
    ['', ''],
  ])('compares %j as %j', (words, expected) => expect(normaliseName(words)).toBe(expected));

  it('keeps different names different', () => {
    expect(normaliseName('市住房和城市更新局')).not.toBe(normaliseName('市自然资源和城乡建设局'));
  });
});
