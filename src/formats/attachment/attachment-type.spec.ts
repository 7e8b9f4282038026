import { aCompoundFile, aDocx, aJpeg, anOfd, anXlsx, aPdf, aPng, aPptx } from '../../../test/support/attached-files.js';
import { writtenZip } from '../../../test/support/office-files.js';
import { AttachmentRejected } from '../../domain/attachment/attachment-rejected.js';
import { attachmentKind } from './attachment-type.js';

const words = (text: string): Buffer => Buffer.from(text);
const GBK = Buffer.from([0xb6, 0xbd, 0xb0, 0xec, 0x0d, 0x0a]);

async function codeOf(name: string, bytes: Uint8Array): Promise<string> {
  try {
    return `taken as ${await attachmentKind(name, bytes)}`;
  } catch (error) {
    if (!(error instanceof AttachmentRejected)) throw error;
    expect(error.message).toMatch(/。$/);
    return error.code;
  }
}

describe('the type of an attachment', () => {
  it.each<[string, Buffer, string]>([
    ['验收.pdf', aPdf(), 'pdf'], ['验收.PDF', aPdf(), 'pdf'], ['照片.png', aPng(), 'png'], ['照片.jpg', aJpeg(), 'jpg'], ['照片.JPEG', aJpeg(4000, 3000), 'jpg'], ['报告.docx', aDocx(), 'docx'], ['台账.xlsx', anXlsx(), 'xlsx'],
    ['汇报.pptx', aPptx(), 'pptx'], ['公文.ofd', anOfd(), 'ofd'], ['旧报告.doc', aCompoundFile('WordDocument'), 'doc'], ['旧台账.xls', aCompoundFile('Workbook'), 'xls'],
    ['说明.txt', words('说明：一切正常。\r\n'), 'text'], ['台账.csv', words('\uFEFF序号,单位\n1,市商务局\n'), 'text'], ['旧系统.csv', GBK, 'text'], ['说明.txt', words('BM 开头的文字'), 'text'],
  ])('%s is taken by its content', async (name, bytes, kind) => expect(await codeOf(name, bytes)).toBe(`taken as ${kind}`));

  it.each<[string, string, Buffer, string]>([
    ['nothing in it (C88)', 'a.pdf', Buffer.alloc(0), 'empty'],
    ['a program', 'a.exe', words('MZ'), 'type-not-allowed'],
    ['an archive', 'a.zip', writtenZip([{ name: 'a.txt', content: 'a' }]), 'type-not-allowed'],
    ['no extension', 'README', words('a'), 'type-not-allowed'],
    ['a picture with script', 'a.svg', words('<svg/>'), 'type-not-allowed'],
    ['a workbook with macros', 'a.xlsm', anXlsx(), 'type-not-allowed'],
    ['a second extension that runs (C87)', 'a.pdf.exe', aPdf(), 'type-not-allowed'],
    ['a hidden extension that runs', 'a.exe.pdf', aPdf(), 'double-extension'],
    ['HTML called a picture (C89)', 'a.png', words('<!doctype html><script>alert(1)</script>'), 'type-mismatch'],
    ['HTML called a text', 'a.txt', words('  <HTML><body>'), 'type-mismatch'],
    ['a script called a table', 'a.csv', words('#!/bin/sh\nrm -rf /\n'), 'type-mismatch'],
    ['a program called a text', 'a.txt', Buffer.from('4d5a90000300000004000000', 'hex'), 'type-mismatch'],
    ['a PDF called a document', 'a.docx', aPdf(), 'type-mismatch'],
    ['a document called a workbook', 'a.xlsx', aDocx(), 'type-mismatch'],
    ['an archive called a document', 'a.docx', writtenZip([{ name: 'a.txt', content: 'a' }]), 'type-mismatch'],
    ['a GIF called a PNG', 'a.png', words('GIF89a\x01\0\x01\0'), 'type-mismatch'],
    ['an old workbook called an old document', 'a.doc', aCompoundFile('Workbook'), 'type-mismatch'],
    ['a compound file of another program', 'a.doc', aCompoundFile('Project'), 'type-mismatch'],
    ['a macro in a document', 'a.docx', aDocx([{ name: 'word/vbaProject.bin', content: 'x' }]), 'active-content'],
    ['a macro in an old document', 'a.doc', aCompoundFile('WordDocument', '_VBA_PROJECT'), 'active-content'],
    ['a script in an OFD file', 'a.ofd', anOfd([{ name: 'Doc_0/run.js', content: 'x' }]), 'active-content'],
    ['a script in a PDF', 'a.pdf', aPdf('3 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj'), 'active-content'],
    ['a PDF that starts a program', 'a.pdf', aPdf('3 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj'), 'active-content'],
    ['a password', 'a.docx', aCompoundFile('EncryptedPackage'), 'encrypted'],
    ['an encrypted entry', 'a.docx', writtenZip([{ name: '[Content_Types].xml', content: '<Types/>', flags: 1 }]), 'encrypted'],
    ['a cut document', 'a.docx', aDocx().subarray(0, 200), 'corrupt'],
    ['a cut PDF', 'a.pdf', aPdf().subarray(0, 60), 'corrupt'],
    ['a cut picture', 'a.png', aPng().subarray(0, 40), 'corrupt'],
    ['a PDF with an archive behind it', 'a.pdf', Buffer.concat([aPdf(), writtenZip([{ name: 'a', content: 'a' }])]), 'polyglot'],
    ['a picture with an archive behind it', 'a.jpg', Buffer.concat([aJpeg(), writtenZip([{ name: 'a', content: 'a' }])]), 'polyglot'],
    ['a picture with a page behind it', 'a.png', Buffer.concat([aPng(), words('<html></html>')]), 'polyglot'],
    ['a photograph with a film behind it', 'a.jpg', Buffer.concat([aJpeg(), words('ftypmp42')]), 'polyglot'],
    ['more pixels than memory (C82)', 'a.png', aPng(30_000, 30_000), 'picture-too-large'],
    ['more pixels than memory in a photograph', 'a.jpg', aJpeg(65_535, 65_535), 'picture-too-large'],
    ['an entry that unpacks without end', 'a.docx', writtenZip([{ name: '[Content_Types].xml', content: Buffer.alloc(30 * 1024 * 1024) }]), 'expanded-too-large'],
  ])('a file with %s is refused', async (_, name, bytes, code) => expect(await codeOf(name, bytes)).toBe(code));
});
