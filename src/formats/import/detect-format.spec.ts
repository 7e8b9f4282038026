import { documentEntries, writtenWorkbook, writtenZip } from '../../../test/support/office-files.js';
import { detectFormat } from './detect-format.js';

const workbook = writtenWorkbook({ sheets: { 任务: '<sheetData/>' } });
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const compound = (stream: string): Buffer => Buffer.concat([OLE, Buffer.alloc(1024), Buffer.from(stream, 'utf16le'), Buffer.alloc(100)]);

function rejection(bytes: Uint8Array): { code: string; message: string } {
  try {
    return { code: 'none', message: detectFormat(bytes) };
  } catch (error) {
    return error as { code: string; message: string };
  }
}

test.each<[string, Uint8Array]>([
  ['xlsx', workbook],
  ['docx', writtenZip(documentEntries(''))],
  ['html', Buffer.from('<!DOCTYPE html><html><body><table></table></body></html>')],
  ['html', Buffer.from('\ufeff\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table>')],
  ['html', Buffer.from('<?xml version="1.0"?>\n<!-- 导出 -->\n<table><tr></tr></table>')],
  ['html', Buffer.from('\ufeff<html></html>', 'utf16le')],
  ['html', Buffer.from('<p>武政办〔2024〕9号</p><p>一、工作任务</p>')],
  ['text', Buffer.from('武政办〔2024〕21号')],
  ['text', Buffer.from('<通知>关于印发任务分解表的通知')],
  ['text', Buffer.from('MZ局关于印发任务分解表的通知')],
  ['text', Buffer.alloc(0)],
])('the content says %s', (format, bytes) => {
  expect(detectFormat(bytes)).toBe(format);
});

test.each<[string, string, Uint8Array]>([
  ['Windows 程序', 'a renamed program', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(200)])],
  ['.xls', 'an old workbook', compound('Workbook')],
  ['.doc', 'an old document', compound('WordDocument')],
  ['PDF', 'a renamed PDF', Buffer.from('%PDF-1.7\n')],
  ['图片', 'a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ['图片', 'a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['压缩包', 'a gzip file', Buffer.from([0x1f, 0x8b, 0x08, 0x00])],
  ['压缩包', 'an ordinary zip', writtenZip([{ name: '任务.xlsx', content: workbook }])],
  ['演示文稿', 'a presentation', writtenZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'ppt/presentation.xml', content: '<p/>' }])],
  ['OFD', 'an OFD file', writtenZip([{ name: 'OFD.xml', content: '<o/>' }])],
  ['.xlsb', 'a binary workbook', writtenZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'xl/workbook.bin', content: 'x' }])],
  ['RTF', 'a rich text file', Buffer.from('{\\rtf1\\ansi}')],
])('C55: says what it is (%s) and refuses %s', (kind, _, bytes) => {
  expect(rejection(bytes)).toMatchObject({ code: 'type-mismatch', message: expect.stringContaining(kind) as string });
});

test('C55: an .xls name does not matter: a table exported as HTML is HTML', () => {
  expect(detectFormat(Buffer.from('<html><head><meta charset="gb2312"></head><body><table><tr><td>1</td></tr></table></body></html>'))).toBe('html');
});

test('C55: refuses a workbook with a password', () => {
  expect(rejection(compound('EncryptedPackage')).code).toBe('encrypted');
});

test('C83: a PDF renamed to .docx is named for what it is', () => {
  expect(rejection(Buffer.from('%PDF-1.4\n%âãÏÓ')).message).toContain('PDF');
});

test('a package cut short is corrupt', () => {
  expect(rejection(workbook.subarray(0, 500)).code).toBe('corrupt');
});
