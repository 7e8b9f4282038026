import { SourceRejected } from '../../domain/document/source-rejected.js';
import { decodeText, MAX_SOURCE_BYTES } from './decode-text.js';

function rejection(bytes: Uint8Array): string {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof SourceRejected) return `${error.code} ${/[\u4e00-\u9fff]/.test(error.message) ? 'in Chinese' : ''}`;
    throw error;
  }
  return 'accepted';
}

/** Official sentences in encodings Duban does not read, in Base64. */
const FOREIGN = [
  ['Big5', 'u0+lX6WrrEapsqZVs+am7MCzqMytcLVltMGtrae5pqi/7LJ6LKjDpdGlRL/svvfD9rf+vsmo87/svvfD9r1Uueqw9abmoUM='],
  ['Shift-JIS', 'keaI6o/wIIpllZSLx4LNgUGMdonmgsmK7oLDgquBQYr6jMCC3ILFgsmLxpaxgvCKrpe5grWCyIKvguqCzoLIgueCyIKigUKSU5OWlZSPkILNjnOSt4LJlfGNkIK3gumBQg=='],
  ['EUC-JP', 'wuiw7L7yILPGyfS2yaTPoaK317LopMu08KTFpK2horT8uMKk3qTHpMu2yMyzpPK0sM67pLekyqSxpOyk0KTKpOmkyqSkoaPDtMX2yfS98KTPu9TEuaTLyvO58KS5pOuhow=='],
  ['EUC-KR', 'waYxwbYgsKIgus68rbTCILDoyLm/oSC1+7bzILHix9Gx7sH2IL73uau4piC/z7fhx8+/qb7fIMfRtNkuILTjtOcgus68rbTCIL3DwOW/obDUILq4sO3H0bTZLiDBpjHBtiCwoiC6zryttMIgsOjIub+hILX7tvMgseLH0bHuwfYgvve5q7imIL/Pt+HHz7+pvt8gx9G02S4gtOO05yC6zryttMIgvcPA5b+hsNQguriw7cfRtNkuIMGmMcG2ILCiILrOvK20wiCw6Mi5v6Egtfu28yCx4sfRse7B9iC+97mruKYgv8+34cfPv6m+3yDH0bTZLiC047TnILrOvK20wiC9w8Dlv6Gw1CC6uLDtx9G02S4g'],
  ['KOI8-R', '4cTNyc7J09TSwcPJ0SDHz9LPxMEgz8LR2sHOwSDX2dDPzM7J1Ngg0MzBziDXINXT1MHOz9fMxc7O2cog09LPyyDJIMTPzM/WydTYIM8g0sXa1czY1MHUwcguIOHEzcnOydPU0sHDydEgx8/Sz8TBIM/C0drBzsEg19nQz8zOydTYINDMwc4g1yDV09TBzs/XzMXOztnKINPSz8sgySDEz8zP1snU2CDPINLF2tXM2NTB1MHILiA='],
  ['Windows-1251', 'wOTs6O3o8fLw4Pbo/yDj7vDu5OAg7uH/5+Dt4CDi++/u6+3o8vwg7+vg7SDiIPPx8uDt7uLr5e3t++kg8fDu6iDoIOTu6+7m6PL8IO4g8OXn8+v88uDy4PUuIMDk7Ojt6PHy8OD26P8g4+7w7uTgIO7h/+fg7eAg4vvv7uvt6PL8IO/r4O0g4iDz8fLg7e7i6+Xt7fvpIPHw7uog6CDk7uvu5ujy/CDuIPDl5/Pr/PLg8uD1LiA='],
  ['Latin-1', 'TGUgY29uc2VpbCBtdW5pY2lwYWwgYSBk6WNpZOkgZJJhY2hldmVyIGxlcyB0cmF2YXV4IOAgdGVtcHMu'],
  ['UTF-7', 'K2EyWmxQMUtlTUJRLTIwMjQrTUJVLTIxK1UvYy0='],
] as const;
/** 武政办〔2024〕9号 推进开发区建设 */
const GBK = Buffer.from('zuTV/rDsobIyMDI0obM5usUKzca9+L+qt6LH+L2oyeg=', 'base64');
const WORDS = '武政办〔2024〕9号\n推进开发区建设';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('decodeText', () => {
  it.each([
    ['no byte', new Uint8Array(), 'source-empty'],
    ['white space only', Buffer.from(' \r\n\t\n'), 'source-empty'],
    ['byte order marks only', Buffer.from('\ufeff\ufeff'), 'source-empty'],
    ['a zip container (.docx)', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0x41]), 'source-binary'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x00, 0x01]), 'source-binary'],
    ['control bytes in text', Buffer.from('武政办\u0001号'), 'source-binary'],
    ['zero bytes in text (C85)', Buffer.from('武政办\u0000\u0000号'), 'source-binary'],
    ['control characters in UTF-16', utf16('\ufeff武政办\u0001号'), 'source-binary'],
    ['UTF-16 cut in the middle of a character', utf16('\ufeff武政办').subarray(0, 7), 'encoding'],
    ['a character cut in two', Buffer.from('武政').subarray(0, 5), 'encoding'],
    ['UTF-8 and GBK parts (C84)', Buffer.concat([Buffer.from('一、总体要求\n'), GBK]), 'encoding'],
    ['GBK with some words in UTF-8 (C84)', Buffer.concat([GBK, GBK, GBK, Buffer.from('\n责任单位')]), 'encoding'],
    ['one byte above the limit', new Uint8Array(MAX_SOURCE_BYTES + 1).fill(0x61), 'source-too-large'],
  ])('rejects %s with a code and a Chinese message', (_, bytes, code) => expect(rejection(bytes)).toBe(`${code} in Chinese`));

  it.each(FOREIGN)('rejects %s instead of showing wrong characters', (_, words) => expect(rejection(Buffer.from(words, 'base64'))).toBe('encoding in Chinese'));

  it('names a line of each encoding where two are mixed', () => {
    expect(() => decodeText(Buffer.concat([GBK, Buffer.from('\n责任单位')]))).toThrow('第 3 行是 UTF-8，第 1 行不是');
  });

  it.each([
    ['UTF-8', Buffer.from(WORDS), 'UTF-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${WORDS}`), 'UTF-8'],
    ['GBK', GBK, 'GBK'],
    ['UTF-16 little endian with its mark', utf16(`\ufeff${WORDS}`), 'UTF-16LE'],
    ['UTF-16 big endian with its mark', utf16(`\ufeff${WORDS}`).swap16(), 'UTF-16BE'],
    ['UTF-16 little endian without mark', utf16(WORDS), 'UTF-16LE'],
    ['UTF-16 big endian without mark', utf16(WORDS).swap16(), 'UTF-16BE'],
  ])('C84 reads %s to the same words and says so', (_, bytes, encoding) => expect(decodeText(bytes)).toEqual({ text: WORDS, encoding }));

  it('calls GBK with four-byte characters GB18030', () => {
    expect(decodeText(Buffer.from('zuTV/rDsobIyMDI0obM5usUKzca9+JU0sjXP7sS/', 'base64'))).toEqual({ text: '武政办〔2024〕9号\n推进𠮷项目', encoding: 'GB18030' });
  });

  it.each([
    ['UTF-8', Buffer.from('<meta charset="gbk"><p>武政办'), 'UTF-8'],
    ['GBK', Buffer.concat([Buffer.from('<meta charset="utf-8"><p>'), GBK]), 'GBK'],
  ])('C63 believes the bytes of a page in %s, not what it declares', (_, bytes, encoding) => expect(decodeText(bytes).encoding).toBe(encoding));

  it.each([
    ['plain text', '武政办〔2024〕21号\n', '武政办〔2024〕21号\n'],
    ['a byte order mark', '\ufeff公报', '公报'],
    ['zero-width characters and marks inside the text', '一、\u200b总体\ufeff要\u200d求\u2060', '一、总体要求'],
    ['the full-width space, kept', '\u3000\u3000一、总体\u3000要求', '\u3000\u3000一、总体\u3000要求'],
    ['Windows and old Mac line ends', '一\r\n二\r三', '一\n二\n三'],
    ['page breaks as line ends', '一\f二', '一\n二'],
  ])('accepts %s', (_, text, expected) => expect(decodeText(Buffer.from(text)).text).toBe(expected));

  it('accepts a text of exactly the limit', () => expect(decodeText(new Uint8Array(MAX_SOURCE_BYTES).fill(0x61)).text).toHaveLength(MAX_SOURCE_BYTES));
});
