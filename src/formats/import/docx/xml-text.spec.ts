import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { xmlText } from './xml-text.js';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>武政办</a>`;

describe('xmlText', () => {
  it.each([
    ['UTF-8', Buffer.from(declared('UTF-8'))],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${declared('utf-8')}`)],
    ['no declaration', Buffer.from('<a>武政办</a>')],
    ['UTF-16 little endian with a byte order mark', utf16(`\ufeff${declared('UTF-16')}`)],
    ['UTF-16 little endian without one', utf16(declared('UTF-16LE'))],
    ['UTF-16 big endian with a byte order mark', utf16(`\ufeff${declared('UTF-16')}`).swap16()],
    ['UTF-16 big endian without one', utf16(declared('utf-16be')).swap16()],
  ])('reads %s', (_, bytes) => expect(xmlText(bytes, 'word/document.xml')).toMatch(/<a>武政办<\/a>$/));

  it.each([
    ['GBK bytes that say nothing', Buffer.from([0x3c, 0x61, 0x3e, 0xce, 0xe4, 0xd5, 0xfe])],
    ['GBK bytes that say UTF-8', Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>'), Buffer.from([0xce, 0xe4])])],
    ['UTF-8 bytes that say GBK', Buffer.from(declared('GBK'))],
    ['UTF-8 bytes that say UTF-16', Buffer.from(declared('UTF-16'))],
    ['UTF-16 bytes that say UTF-8', utf16(`\ufeff${declared('UTF-8')}`)],
    ['UTF-7', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a>+bUE-</a>')],
    ['half a surrogate pair', utf16('\ufeff<a>\ud800</a>')],
  ])('rejects %s as damaged', (_, bytes) => {
    expect(() => xmlText(bytes, 'word/document.xml')).toThrow(expect.objectContaining({ code: 'corrupt', message: expect.stringContaining('word/document.xml') }));
    expect(() => xmlText(bytes, 'word/document.xml')).toThrow(SourceRejected);
  });
});
