import { isUtf8 } from 'node:buffer';
import { SourceRejected } from '../../domain/document/source-rejected.js';

const MEGABYTE = 1024 * 1024;
/** Larger than any gazette issue seen (0.3 MB) by far, small enough to be read in one piece. */
export const MAX_SOURCE_BYTES = 20 * MEGABYTE;

const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function isControlByte(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c;
}

/** The text of UTF-8 bytes without byte order mark and with `\n` line ends; throws SourceRejected (empty, too large, binary, not UTF-8). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_SOURCE_BYTES) {
    const size = (bytes.byteLength / MEGABYTE).toFixed(1);
    throw new SourceRejected('source-too-large', `文件有 ${size} MB，超过 20 MB 的上限。请只导入需要督办的公文，或分成几个文件。`);
  }
  if (UTF16_MARKS.some(([first, second]) => bytes[0] === first && bytes[1] === second)) {
    throw new SourceRejected('source-not-utf8', '文件是 UTF-16 编码。请在编辑器中“另存为”并选择 UTF-8 编码后重新导入。');
  }
  if (bytes.some(isControlByte)) {
    throw new SourceRejected('source-binary', '文件不是纯文本（含有二进制内容）。请导入 UTF-8 编码的文本文件。');
  }
  if (!isUtf8(bytes)) {
    throw new SourceRejected('source-not-utf8', '文件不是 UTF-8 编码（可能是 GBK 或 GB18030）。请在编辑器中“另存为”并选择 UTF-8 编码后重新导入。');
  }
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw new SourceRejected('source-empty', '文件是空的，没有可读的文字。请检查是否选错了文件。');
  return text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n');
}
