import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { scanXml } from './scan-xml.js';
import { asUtf8 } from './xml-bytes.js';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>武政办</a>`;

const PART = 'word/document.xml';

function textOf(bytes: Uint8Array): string {
  let text = '';
  scanXml(bytes, PART, { text: (words) => void (text += words) });
  return text;
}

describe('an XML part', () => {
  it.each([
    ['UTF-8', Buffer.from(declared('UTF-8'))],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${declared('utf-8')}`)],
    ['no declaration', Buffer.from('<a>武政办</a>')],
    ['UTF-16 little endian with a byte order mark', utf16(`\ufeff${declared('UTF-16')}`)],
    ['UTF-16 little endian without one', utf16(declared('UTF-16LE'))],
    ['UTF-16 big endian with a byte order mark', utf16(`\ufeff${declared('UTF-16')}`).swap16()],
    ['UTF-16 big endian without one', utf16(declared('utf-16be')).swap16()],
  ])('is read in %s, and again once it is turned into UTF-8', (_, bytes) => expect([textOf(bytes), textOf(asUtf8(bytes))]).toEqual(['武政办', '武政办']));

  it.each([
    ['GBK bytes that say nothing', Buffer.from([0x3c, 0x61, 0x3e, 0xce, 0xe4, 0xd5, 0xfe])],
    ['GBK bytes that say UTF-8', Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>'), Buffer.from([0xce, 0xe4])])],
    ['UTF-8 bytes that say GBK', Buffer.from(declared('GBK'))],
    ['UTF-8 bytes that say UTF-16', Buffer.from(declared('UTF-16'))],
    ['UTF-16 bytes that say UTF-8', utf16(`\ufeff${declared('UTF-8')}`)],
    ['UTF-7', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a>+bUE-</a>')],
    ['half a surrogate pair', utf16('\ufeff<a>\ud800</a>')],
  ])('is refused as damaged for %s', (_, bytes) => {
    expect(() => textOf(bytes)).toThrow(SourceRejected);
    expect(() => textOf(bytes)).toThrow(expect.objectContaining({ code: 'corrupt', message: expect.stringContaining(PART) }));
  });
});
