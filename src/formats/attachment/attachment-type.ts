import { fileTypeFromBuffer } from 'file-type';
import { ATTACHMENT_EXTENSIONS, ATTACHMENT_KINDS, type AttachmentKind, disguisedExtension, kindOfName } from '../../domain/attachment/attachment-kinds.js';
import { AttachmentRejected } from '../../domain/attachment/attachment-rejected.js';
import { directoryEnd } from '../import/package/central-directory.js';
import { ZIP_BEGINNINGS } from '../import/package/package-limits.js';
import { packageKind } from './package-kind.js';
import { refuseBadJpeg, refuseBadPng } from './picture-rules.js';

const HEAD_BYTES = 4_100;
const PDF_END_BYTES = 1_024;
const PDF_PROGRAM = /\/(?:JavaScript|Launch)[\s/(<[]/;
const MARKUP = /^\s*(?:<\?xml|<!doctype|<html|<head|<body|<svg|<script|<iframe|<\?php|#!|\{\\rtf|%PDF)/i;
/** Control characters other than tab, line feed, form feed and carriage return. */
const NOT_TEXT = /(?![\t\n\f\r])\p{Cc}/u;
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/**
 * What the file is, by its content; the name must say the same. Throws AttachmentRejected for what may not be attached: other kinds, macros and
 * scripts, passwords, two files in one, disguised names, damaged files.
 */
export async function attachmentKind(name: string, content: Uint8Array): Promise<AttachmentKind> {
  if (content.byteLength === 0) throw new AttachmentRejected('empty', '文件是空的。请核对后重新选择文件。');
  const hidden = disguisedExtension(name);
  if (hidden !== null) throw new AttachmentRejected('double-extension', `文件名里夹着“.${hidden}”，可能是伪装的程序。请改名后再上传。`);
  const claimed = kindOfName(name);
  if (claimed === null) throw new AttachmentRejected('type-not-allowed', `不能上传这种文件。可以上传：${ATTACHMENT_EXTENSIONS.join('、')}；压缩包请解开后逐个上传。`);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const found = claimed === 'text' ? textKind(bytes) : await kindByContent(bytes);
  if (found !== claimed) throw new AttachmentRejected('type-mismatch', `文件名说是${ATTACHMENT_KINDS[claimed].title}，内容却${found === null ? '不是' : `是${ATTACHMENT_KINDS[found].title}`}。请用原来的软件打开，另存为正确的格式再上传。`);
  return found;
}

async function kindByContent(bytes: Buffer): Promise<AttachmentKind | null> {
  if (ZIP_BEGINNINGS.includes(bytes.toString('latin1', 0, 4))) return packageKind(bytes);
  const type = await fileTypeFromBuffer(bytes.subarray(0, HEAD_BYTES));
  // A zip file is read from its end: whatever stands before it would open as another file.
  if (type !== undefined && directoryEnd(bytes) !== null) throw new AttachmentRejected('polyglot', '文件后面附有一个压缩包，没有接收。请另存一份再上传。');
  switch (type?.ext) {
    case 'pdf':
      refuseBadPdf(bytes);
      return 'pdf';
    case 'png':
      refuseBadPng(bytes);
      return 'png';
    case 'jpg':
      refuseBadJpeg(bytes);
      return 'jpg';
    case 'cfb':
      return compoundKind(bytes);
    default:
      return null;
  }
}

function refuseBadPdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-')) throw new AttachmentRejected('polyglot', 'PDF 前面附有别的数据，没有接收。请重新导出再上传。');
  if (!text.slice(-PDF_END_BYTES).includes('%%EOF')) throw new AttachmentRejected('corrupt', 'PDF 不完整，或后面附有别的数据。请重新导出再上传。');
  if (PDF_PROGRAM.test(text)) throw new AttachmentRejected('active-content', 'PDF 带有脚本或打开程序的动作，不能作为附件。请打印为普通 PDF 再上传。');
}

/** The container of .doc and .xls, by the names in its directory, which are UTF-16; protected files of the newer kinds are put into it as well. */
function compoundKind(bytes: Buffer): AttachmentKind | null {
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) throw new AttachmentRejected('encrypted', '文件设有打开密码，收到的人打不开，也无法查毒。请取消密码，另存一份再上传。');
  if (holds('_VBA_PROJECT') || holds('Macros')) throw new AttachmentRejected('active-content', '文件带有宏，不能作为附件。请另存为不含宏的 .docx 或 .xlsx 再上传。');
  if (holds('WordDocument')) return 'doc';
  return holds('Workbook') || holds('Book') ? 'xls' : null;
}

/** Words in UTF-8 or GB18030 that no program takes for markup or a script. */
function textKind(bytes: Buffer): AttachmentKind | null {
  const words = ENCODINGS.map((encoding) => decoded(bytes, encoding)).find((text) => text !== null);
  return words === undefined || words === null || NOT_TEXT.test(words) || MARKUP.test(words) || directoryEnd(bytes) !== null ? null : 'text';
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
