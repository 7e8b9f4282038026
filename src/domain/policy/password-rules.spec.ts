import { assertPasswordAcceptable, normalisedPassword } from './password-rules.js';

const OWN = ['liaison.commerce-bureau', '王小明', '市商务局'];

describe('a password', () => {
  it.each(['correct horse battery', '江城夜雨十年灯一盏茶几许愁', 'x7#Lw9pQz2!k', `${'长城内外惟余莽莽'.repeat(8)}`, '督办督办-rainy-tuesday'])('C40: may be %s', (words) => {
    expect(() => assertPasswordAcceptable(words, OWN)).not.toThrow();
  });

  it.each([
    ['sevench', 'PASSWORD_LENGTH'],
    ['elevenchars', 'PASSWORD_LENGTH'],
    ['短短短', 'PASSWORD_LENGTH'],
    ['', 'PASSWORD_LENGTH'],
    ['a1b2c3d4'.repeat(17), 'PASSWORD_LENGTH'],
    ['a1b2c3d4'.repeat(125), 'PASSWORD_LENGTH'],
    ['aaaaaaaaaaaaaa', 'PASSWORD_GUESSABLE'],
    ['ababababababab', 'PASSWORD_GUESSABLE'],
    ['abcdefghijklmn', 'PASSWORD_GUESSABLE'],
    ['9876543210/.-,', 'PASSWORD_GUESSABLE'],
    ['duban123456789', 'PASSWORD_GUESSABLE'],
    ['Password123456', 'PASSWORD_GUESSABLE'],
    ['督办督办督办督办2024', 'PASSWORD_GUESSABLE'],
    ['ＤＵＢＡＮduban@2024', 'PASSWORD_GUESSABLE'],
    ['liaison.commerce-bureau', 'PASSWORD_GUESSABLE'],
    ['Commerce-2024', 'PASSWORD_GUESSABLE'],
    ['王小明王小明1984520', 'PASSWORD_GUESSABLE'],
    ['市商务局2024市商务局2024', 'PASSWORD_GUESSABLE'],
  ])('C40: may not be %s: %s', (words, code) => {
    expect(() => assertPasswordAcceptable(words, OWN)).toThrow(expect.objectContaining({ code }));
  });

  it('is the same in full width', () => {
    expect(normalisedPassword('ｐａｓｓ１')).toBe('pass1');
  });
});
