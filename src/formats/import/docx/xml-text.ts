import { SourceRejected } from '../../../domain/document/source-rejected.js';

type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const UTF8_NAMES = ['utf-8', 'utf8', 'us-ascii'];
const UTF16_NAMES = ['utf-16', 'utf-16le', 'utf-16be', 'utf16'];
/** `<` in the two orders of UTF-16; a part without byte order mark begins with it. */
const LESS_THAN = 0x3c;

/** The refusal of a .docx that is damaged; `detail` says in Chinese what was found. */
export function damaged(detail: string): SourceRejected {
  return new SourceRejected('corrupt', `Word 文件已损坏（${detail}）。请用 Word 或 WPS 打开原文件，另存为新的 .docx 后重新导入。`);
}

function encodingOf(bytes: Uint8Array): XmlEncoding {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === LESS_THAN && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === LESS_THAN)) return 'utf-16be';
  return 'utf-8';
}

/**
 * The text of an XML part: UTF-8, or UTF-16 in either byte order. Throws SourceRejected `corrupt` when the bytes are not what they or
 * their declaration promise, so that no wrong characters come out.
 */
export function xmlText(bytes: Uint8Array, part: string): string {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw damaged(`${part} 的文字编码有错`);
  }
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase();
  const fitting = encoding === 'utf-8' ? UTF8_NAMES : UTF16_NAMES;
  if (declared !== undefined && !fitting.includes(declared)) throw damaged(`${part} 声明的编码 ${declared} 与实际不符`);
  return text;
}
