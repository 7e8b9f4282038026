import { crc32, deflateSync } from 'node:zlib';
import { documentEntries, workbookEntries, writtenZip, type WrittenEntry } from './office-files.js';

/** A PDF with one empty page, with more objects put before its end. */
export function aPdf(more = ''): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${more}\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`, 'latin1');
}

/** A PNG of the size its header says, with one row of pixels in it. */
export function aPng(width = 1, height = 1): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(4))), chunk('IEND', Buffer.alloc(0))]);
}

/** A JPEG as far as its headers go. */
export function aJpeg(width = 1, height = 1): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'), frame, Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0, 0xff, 0xd9])]);
}

/** The beginning of a compound file with these names in its directory. */
export function aCompoundFile(...names: readonly string[]): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...names.map((name) => Buffer.from(`${name}\0\0`, 'utf16le'))]);
}

export function aDocx(more: readonly WrittenEntry[] = []): Buffer {
  return writtenZip(documentEntries('<w:p><w:r><w:t>验收意见</w:t></w:r></w:p>', more));
}

export function anXlsx(): Buffer {
  return writtenZip(workbookEntries({ sheets: { 一: '' } }));
}

export function aPptx(): Buffer {
  return writtenZip([
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>' },
    { name: 'ppt/presentation.xml', content: '<p:presentation xmlns:p="p"/>' },
  ]);
}

export function anOfd(more: readonly WrittenEntry[] = []): Buffer {
  return writtenZip([{ name: 'OFD.xml', content: '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>' }, { name: 'Doc_0/Document.xml', content: '<ofd:Document xmlns:ofd="x"/>' }, ...more]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
