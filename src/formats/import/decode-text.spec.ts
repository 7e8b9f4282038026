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

describe('decodeText', () => {
  it.each([
    ['no byte', new Uint8Array(), 'source-empty'],
    ['white space only', Buffer.from(' \r\n\t\n'), 'source-empty'],
    ['a zip container (.docx)', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0x41]), 'source-binary'],
    ['control bytes in text', Buffer.from('武政办\u0001号'), 'source-binary'],
    ['GBK', Buffer.from([0xce, 0xe4, 0xd5, 0xfe, 0xb0, 0xec]), 'source-not-utf8'],
    ['UTF-16 little endian', Buffer.from('\ufeff武政办', 'utf16le'), 'source-not-utf8'],
    ['UTF-16 big endian', Buffer.from('\ufeff武政办', 'utf16le').swap16(), 'source-not-utf8'],
    ['a character cut in two', Buffer.from('武政').subarray(0, 5), 'source-not-utf8'],
    ['one byte above the limit', new Uint8Array(MAX_SOURCE_BYTES + 1).fill(0x61), 'source-too-large'],
  ])('rejects %s with a code and a Chinese message', (_, bytes, code) => expect(rejection(bytes)).toBe(`${code} in Chinese`));

  it.each([
    ['plain text', '武政办〔2024〕21号\n', '武政办〔2024〕21号\n'],
    ['a byte order mark', '\ufeff公报', '公报'],
    ['Windows and old Mac line ends', '一\r\n二\r三', '一\n二\n三'],
    ['page breaks as line ends', '一\f二', '一\n二'],
  ])('accepts %s', (_, text, expected) => expect(decodeText(Buffer.from(text))).toBe(expected));

  it('accepts a text of exactly the limit', () => expect(decodeText(new Uint8Array(MAX_SOURCE_BYTES).fill(0x61))).toHaveLength(MAX_SOURCE_BYTES));
});
