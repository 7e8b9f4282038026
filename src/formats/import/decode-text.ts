import { isUtf8 } from 'node:buffer';
import type { SourceEncoding } from '../../domain/document/source-content.js';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import { isOrdinaryChinese, readsAsChinese } from './chinese-text.js';

const MEGABYTE = 1024 * 1024;
/** Larger than any gazette issue seen (0.3 MB) by far, small enough to be read in one piece. */
export const MAX_SOURCE_BYTES = 20 * MEGABYTE;

/** The words of a file and the encoding its bytes were read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: SourceEncoding;
}

const LINE_FEED = 0x0a;
const SAVE_AGAIN = '请用原来的软件打开，确认文字正常后“另存为”UTF-8 编码，再重新导入。';
const BINARY = '文件不是纯文本（含有二进制内容）。请导入文本文件（TXT、CSV、HTML），或 .docx、.xlsx 文件。';
/** Characters that are not printed and only hinder recognising words. */
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
// Each of TAB, line feed, form feed and carriage return may stand in a text.
const CONTROL = new Set(Array.from({ length: 32 }, (_, code) => code).filter((code) => ![0x09, LINE_FEED, 0x0c, 0x0d].includes(code)));
/** A run of UTF-7: 武政办 is +a2ZlP1Ke-. */
const UTF7_RUN = /\+([A-Za-z0-9+/]{3,200})-?/g;

/**
 * The text of a file's bytes without byte order mark and zero-width characters, with `\n` line ends, and the encoding found: UTF-8,
 * UTF-16 (by its mark or its zero bytes), else GBK or GB18030 (GB 18030-2022) where that gives a Chinese text. What the file declares
 * about itself does not count. Throws SourceRejected (empty, too large, binary, encoding).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.byteLength > MAX_SOURCE_BYTES) {
    const size = (bytes.byteLength / MEGABYTE).toFixed(1);
    throw new SourceRejected('source-too-large', `文件有 ${size} MB，超过 20 MB 的上限。请只导入需要督办的公文，或分成几个文件。`);
  }
  const { text, encoding } = decoded(bytes);
  const words = text.replace(ZERO_WIDTH, '');
  if (words.trim() === '') throw new SourceRejected('source-empty', '文件是空的，没有可读的文字。请检查是否选错了文件。');
  return { text: words.replace(/\r\n?|\f/g, '\n'), encoding };
}

function decoded(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Of(bytes);
  if (utf16) return utf16;
  if (bytes.some((byte) => CONTROL.has(byte))) throw new SourceRejected('source-binary', BINARY);
  if (isUtf8(bytes)) {
    const text = new TextDecoder().decode(bytes);
    if (isUtf7(text)) throw new SourceRejected('encoding', `文件是 UTF-7 编码，无法可靠地读出文字。${SAVE_AGAIN}`);
    return { text, encoding: 'UTF-8' };
  }
  rejectMixed(bytes);
  const text = decodedAs('gb18030', bytes);
  if (text === null || !readsAsChinese(text)) {
    throw new SourceRejected('encoding', `认不出文件的编码：按 UTF-8、GBK、GB18030 都读不出通顺的中文（可能是 Big5、Shift-JIS 等编码，或文件已损坏）。${SAVE_AGAIN}`);
  }
  return { text, encoding: hasFourByteSequence(bytes) ? 'GB18030' : 'GBK' };
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}

/** The text of UTF-16 bytes, null when they are not UTF-16; a mark decides alone, without one the zero bytes of ASCII must lead to a Chinese text. */
function utf16Of(bytes: Uint8Array): DecodedText | null {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'UTF-16LE' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'UTF-16BE' : null;
  if (marked) {
    const text = decodedAs(marked, bytes);
    if (text === null) throw new SourceRejected('encoding', `文件是 ${marked} 编码，但内容残缺，有的字读不出来。${SAVE_AGAIN}`);
    if (hasControl(text)) throw new SourceRejected('source-binary', BINARY);
    return { text, encoding: marked };
  }
  if (bytes.byteLength % 2 !== 0 || !bytes.includes(0)) return null;
  for (const encoding of ['UTF-16LE', 'UTF-16BE'] as const) {
    const text = decodedAs(encoding, bytes);
    if (text !== null && !hasControl(text) && readsAsChinese(text)) return { text, encoding };
  }
  return null;
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (CONTROL.has(text.charCodeAt(index))) return true;
  return false;
}

function isUtf7(text: string): boolean {
  // Text outside ASCII is not UTF-7.
  if (/[\u0080-\uffff]/.test(text)) return false;
  for (const [, run = ''] of text.matchAll(UTF7_RUN)) {
    const words = Buffer.from(run, 'base64');
    const whole = words.subarray(0, words.length - (words.length % 2)).swap16().toString('utf16le');
    if (whole !== '' && [...whole].every(isOrdinaryChinese)) return true;
  }
  return false;
}

function hasFourByteSequence(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0x81) continue;
    const second = bytes[index + 1] ?? 0;
    if (second >= 0x30 && second <= 0x39) return true;
    index += 1;
  }
  return false;
}

/** Throws when some of the bytes are UTF-8 beyond doubt and others are not: joined files, or a damaged one. */
function rejectMixed(bytes: Uint8Array): void {
  const utf8 = firstUtf8Words(bytes);
  if (utf8 < 0) return;
  let line = 1;
  let utf8Line = 0;
  let otherLine = 0;
  for (let start = 0; start <= bytes.length && (utf8Line === 0 || otherLine === 0); line += 1) {
    const next = bytes.indexOf(LINE_FEED, start);
    const end = next < 0 ? bytes.length : next;
    if (utf8 >= start && utf8 <= end) utf8Line = line;
    if (otherLine === 0 && !isUtf8(bytes.subarray(start, end))) otherLine = line;
    start = end + 1;
  }
  throw new SourceRejected('encoding', `文件里混有不同的编码，或有残缺的字：第 ${utf8Line} 行是 UTF-8，第 ${otherLine} 行不是。请把各部分统一“另存为”UTF-8 编码后重新导入。`);
}

/** Offset of the first two neighbouring ordinary characters in UTF-8, -1 when there are none; GBK bytes give no such pair by accident. */
function firstUtf8Words(bytes: Uint8Array): number {
  const isCharacter = (index: number): boolean => {
    const first = bytes[index] ?? 0;
    return first >= 0xe4 && first <= 0xe9 && ((bytes[index + 1] ?? 0) & 0xc0) === 0x80 && ((bytes[index + 2] ?? 0) & 0xc0) === 0x80;
  };
  for (let index = 0; index + 5 < bytes.length; index += 1) {
    if (!isCharacter(index) || !isCharacter(index + 3)) continue;
    if ([...Buffer.from(bytes.subarray(index, index + 6)).toString('utf8')].every(isOrdinaryChinese)) return index;
  }
  return -1;
}
