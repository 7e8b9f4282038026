import type { SourceFormat } from '../../domain/document/source-content.js';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import { directoryEnd, entryNames } from './package/central-directory.js';
import { encrypted } from './package/entry-rules.js';
import { PACKAGE_LIMITS, ZIP_BEGINNINGS } from './package/package-limits.js';

/** First bytes, as Latin-1, of files that are no documents Duban reads, with what to call them and what to do. */
const OTHER_KINDS: readonly { readonly beginning: RegExp; readonly kind: string; readonly advice: string }[] = [
  { beginning: /^%PDF-/, kind: 'PDF 文件', advice: '请导入公文的 Word、Excel 原件，或复制文字后粘贴导入' },
  { beginning: /^MZ[\s\S]{0,200}\0/, kind: 'Windows 程序', advice: '请检查是否选错了文件' },
  { beginning: /^\x7fELF/, kind: '程序', advice: '请检查是否选错了文件' },
  { beginning: /^\x89PNG|^\xff\xd8\xff|^GIF8|^BM[\s\S]{4}\0{4}|^II\*\0|^MM\0\*|^RIFF[\s\S]{4}WEBP/, kind: '图片', advice: '请导入有文字的原件，图片中的文字无法读取' },
  { beginning: /^Rar!|^7z\xbc\xaf|^\p{Cc}\x8b\p{Cc}|^BZh|^\xfd7zXZ/u, kind: '压缩包', advice: '请解压后逐个导入' },
  { beginning: /^\{\\rtf/, kind: 'RTF 文档', advice: '请用 Word 或 WPS 打开，另存为 .docx 再导入' },
];

/** Packages of other programs, by a name that stands in them. */
const OTHER_PACKAGES: readonly { readonly entry: RegExp; readonly kind: string; readonly advice: string }[] = [
  { entry: /^OFD\.xml$/i, kind: 'OFD 版式文件', advice: '请导入公文的 Word、Excel 原件，或复制文字后粘贴导入' },
  { entry: /^ppt\//i, kind: '演示文稿', advice: '请另存为 .docx 再导入' },
  { entry: /^content\.xml$/i, kind: 'OpenDocument 文件', advice: '请另存为 .xlsx 或 .docx 再导入' },
  { entry: /^Index\/.*\.iwa$/i, kind: 'iWork 文件', advice: '请导出为 .xlsx 或 .docx 再导入' },
];

const COMPOUND_FILE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const HTML = /^(?:<!--[\s\S]*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body|table|meta|div|p|span|section|article|h[1-6]|[uo]l)\b/i;
const HEAD_BYTES = 4096;

/**
 * The format of a file by its content; its name is never asked. Throws SourceRejected: `type-mismatch` for what Duban does not read (the
 * message names it), `encrypted` for a protected office file, `corrupt` for a cut package. Whether a package is sound is found when it is opened.
 */
export function detectFormat(bytes: Uint8Array): SourceFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  if (ZIP_BEGINNINGS.some((beginning) => head.startsWith(beginning))) return packageFormat(bytes);
  if (head.startsWith(COMPOUND_FILE)) throw compoundFile(bytes);
  const other = OTHER_KINDS.find(({ beginning }) => beginning.test(head));
  if (other) throw typeMismatch(other.kind, other.advice);
  return HTML.test(headWords(head)) ? 'html' : 'text';
}

function packageFormat(bytes: Uint8Array): SourceFormat {
  if (!directoryEnd(bytes)) throw new SourceRejected('corrupt', '文件不完整，无法打开。请重新取得原件，用 Excel、Word 或 WPS 打开后另存一份再导入。');
  const names = entryNames(bytes, PACKAGE_LIMITS.entries).map((name) => name.replaceAll('\\', '/'));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^\[Content_Types\]\.xml$/i)) {
    if (has(/^xl\/workbook\d*\.bin$/i)) throw typeMismatch('Excel 二进制工作簿（.xlsb）', '请另存为 .xlsx 再导入');
    const isDocument = has(/^word\//i);
    const isWorkbook = has(/^xl\//i);
    if (isDocument !== isWorkbook) return isDocument ? 'docx' : 'xlsx';
  }
  const other = OTHER_PACKAGES.find(({ entry }) => has(entry));
  throw other ? typeMismatch(other.kind, other.advice) : typeMismatch('压缩包', '请解压后逐个导入');
}

/** The container of the old .doc and .xls; protected .docx and .xlsx files are put into it as well. Its directory names are UTF-16. */
function compoundFile(bytes: Uint8Array): SourceRejected {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => view.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return encrypted();
  if (holds('WordDocument')) return typeMismatch('旧版 Word 文档（.doc）', '请用 Word 或 WPS 打开，另存为 .docx 再导入');
  if (holds('Workbook') || holds('Book')) return typeMismatch('旧版 Excel 工作簿（.xls）', '请用 Excel 或 WPS 打开，另存为 .xlsx 再导入');
  return typeMismatch('旧版办公文件', '请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx 再导入');
}

/** The head without byte order mark; in UTF-16 every other byte is zero where the text is markup. */
function headWords(head: string): string {
  return head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
}

function typeMismatch(kind: string, advice: string): SourceRejected {
  return new SourceRejected('type-mismatch', `这是${kind}，不是可以读取的 .xlsx、.docx、网页或文本。${advice}。`);
}
