import type { SaxesOptions, SaxesParser } from 'saxes';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { PACKAGE_LIMITS } from './package-limits.js';

type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const CHUNK_BYTES = 64 * 1024;
const DECLARED_ENCODING = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/;
const UTF8_NAMES = ['utf-8', 'utf8', 'us-ascii', 'ascii'];
const UTF16_NAMES = ['utf-16', 'utf16', 'utf-16le', 'utf-16be'];

/** Takes an XML part piece by piece, as it is unpacked. */
export interface XmlIntake {
  take(piece: Uint8Array): void;
  end(): void;
}

/**
 * Lets a parser read an XML part from front to end in UTF-8 or UTF-16 while its bytes arrive. Throws SourceRejected: `doctype` for a document
 * type (no entity is ever expanded), `corrupt` when the bytes are not what they or their declaration promise or no well-formed XML.
 */
export function xmlIntake<Options extends SaxesOptions>(path: string, parser: SaxesParser<Options>): XmlIntake {
  parser.on('doctype', () => {
    throw doctype(path);
  });
  parser.on('error', () => {
    throw corrupt(path, '不是完整的 XML');
  });
  let reading: { readonly encoding: XmlEncoding; readonly decoder: InstanceType<typeof TextDecoder> } | null = null;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const decoded = (decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw corrupt(path, '不是 UTF-8 或 UTF-16 编码');
    }
  };
  const read = (chunk: Uint8Array): void => {
    if (reading) return void parser.write(decoded(reading.decoder, chunk));
    const { encoding, skipped } = encodingOf(chunk);
    reading = { encoding, decoder: new TextDecoder(encoding, { fatal: true }) };
    const words = decoded(reading.decoder, chunk.subarray(skipped));
    refuseHead(words, encoding, path);
    parser.write(words);
  };
  const readWaiting = (): void => {
    const [first, ...more] = waiting;
    if (first) read(more.length === 0 ? first : Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  return {
    take: (piece) => {
      waiting.push(piece);
      waitingBytes += piece.byteLength;
      if (waitingBytes >= CHUNK_BYTES) readWaiting();
    },
    end: () => {
      readWaiting();
      parser.write(reading ? decoded(reading.decoder) : '');
      parser.close();
    },
  };
}

/** Hands over an XML part whose bytes are all there. */
export function takeWhole(bytes: Uint8Array, intake: XmlIntake): void {
  for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) intake.take(bytes.subarray(at, at + CHUNK_BYTES));
  intake.end();
}

/** Throws SourceRejected `too-deep` for an element on a level below 256; the root is on level 1. */
export function refuseDepth(level: number): void {
  if (level > PACKAGE_LIMITS.xmlDepth) throw new SourceRejected('too-deep', `文件内容的嵌套超过 ${PACKAGE_LIMITS.xmlDepth} 层，没有读取。请去掉层层嵌套的表格后再导入。`);
}

/** The bytes of an XML part in UTF-8 without a byte order mark. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const { encoding, skipped } = encodingOf(bytes);
  const own = bytes.subarray(skipped);
  if (encoding === 'utf-8') return own;
  const text = new TextDecoder(encoding).decode(own);
  return new TextEncoder().encode(text.replace(DECLARED_ENCODING, (declaration, name: string) => declaration.replace(name, 'UTF-8')));
}

function refuseHead(words: string, encoding: XmlEncoding, path: string): void {
  const declared = DECLARED_ENCODING.exec(words)?.[1]?.toLowerCase();
  const fitting = encoding === 'utf-8' ? UTF8_NAMES : UTF16_NAMES;
  if (declared !== undefined && !fitting.includes(declared)) throw corrupt(path, `声明的编码“${declared.slice(0, 40)}”与实际不符`);
  // The parser reports a document type at its end only, which a hostile file can put arbitrarily far away.
  if (/^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<!DOCTYPE/.test(words)) throw doctype(path);
}

function corrupt(path: string, reason: string): SourceRejected {
  return new SourceRejected('corrupt', `文件损坏：其中的“${path}”${reason}。请用 Excel、Word 或 WPS 打开原件，另存一份再导入。`);
}

function doctype(path: string): SourceRejected {
  return new SourceRejected('doctype', `文件里的“${path}”带有文档类型声明（DOCTYPE），办公软件不会这样保存，没有读取。请用 Excel、Word 或 WPS 打开原件，另存一份再导入。`);
}

function encodingOf(bytes: Uint8Array): { encoding: XmlEncoding; skipped: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', skipped: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', skipped: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', skipped: 2 };
  // A part without byte order mark begins with `<`.
  if (first === 0x3c && second === 0) return { encoding: 'utf-16le', skipped: 0 };
  if (first === 0 && second === 0x3c) return { encoding: 'utf-16be', skipped: 0 };
  return { encoding: 'utf-8', skipped: 0 };
}
