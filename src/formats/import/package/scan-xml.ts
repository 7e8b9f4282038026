import { SaxesParser } from 'saxes';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { PACKAGE_LIMITS } from './package-limits.js';

/** Called while an XML part is read; names come without their namespace prefix, attributes keep theirs. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (words: string) => void;
}

const CHUNK_BYTES = 64 * 1024;
const DECLARED_ENCODING = /^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/;
const READABLE_ENCODINGS = ['utf-8', 'utf8', 'utf-16', 'utf-16le', 'utf-16be', 'us-ascii', 'ascii'];

/**
 * Reads an XML part once from front to end and tells the handlers what stands in it. Throws SourceRejected: `doctype` for a document type
 * (no entity is ever expanded), `too-deep` for more than 256 levels, `corrupt` for anything that is no well-formed XML in UTF-8 or UTF-16.
 */
export function scanXml(bytes: Uint8Array, path: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const corrupt = (reason: string): SourceRejected => new SourceRejected('corrupt', `文件损坏：其中的“${path}”${reason}。请用 Excel、Word 或 WPS 打开原件，另存一份再导入。`);
  let depth = 0;
  parser.on('doctype', () => {
    throw doctype(path);
  });
  parser.on('error', () => {
    throw corrupt('不是完整的 XML');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > PACKAGE_LIMITS.xmlDepth) throw new SourceRejected('too-deep', `文件内容的嵌套超过 ${PACKAGE_LIMITS.xmlDepth} 层，没有读取。请去掉层层嵌套的表格后再导入。`);
    handlers.open?.(localName(tag.name), new Map(Object.entries(tag.attributes)));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }

  const { encoding, skipped } = encodingOf(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw corrupt('不是 UTF-8 或 UTF-16 编码');
    }
  };
  for (let at = skipped; at < bytes.byteLength; at += CHUNK_BYTES) {
    const words = decoded(bytes.subarray(at, at + CHUNK_BYTES));
    if (at === skipped && !declaresReadable(words)) throw corrupt('声明的编码不是 UTF-8 或 UTF-16');
    // The parser reports a document type at its end only, which a hostile file can put arbitrarily far away.
    if (at === skipped && /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<!DOCTYPE/.test(words)) throw doctype(path);
    parser.write(words);
  }
  parser.write(decoded());
  parser.close();
}

/** The bytes of an XML part in UTF-8 without a byte order mark. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const { encoding, skipped } = encodingOf(bytes);
  const own = bytes.subarray(skipped);
  if (encoding === 'utf-8') return own;
  const text = new TextDecoder(encoding).decode(own);
  return new TextEncoder().encode(text.replace(DECLARED_ENCODING, (declaration, name: string) => declaration.replace(name, 'UTF-8')));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function doctype(path: string): SourceRejected {
  return new SourceRejected('doctype', `文件里的“${path}”带有文档类型声明（DOCTYPE），办公软件不会这样保存，没有读取。请用 Excel、Word 或 WPS 打开原件，另存一份再导入。`);
}

function declaresReadable(head: string): boolean {
  const declared = DECLARED_ENCODING.exec(head)?.[1]?.toLowerCase();
  return declared === undefined || READABLE_ENCODINGS.includes(declared);
}

function encodingOf(bytes: Uint8Array): { encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; skipped: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', skipped: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', skipped: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', skipped: 2 };
  if (first === 0x3c && second === 0) return { encoding: 'utf-16le', skipped: 0 };
  if (first === 0 && second === 0x3c) return { encoding: 'utf-16be', skipped: 0 };
  return { encoding: 'utf-8', skipped: 0 };
}
