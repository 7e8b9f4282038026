import type { SourceEncoding } from '../../src/domain/document/source-content.js';

const FIRST_OF_PLANE_ONE = 0x10000;
/** GB 18030: U+10000 is 90 30 81 30, counted on in steps of 10, 126 and 10. */
const PLANE_ONE_START = 189_000;

function fourBytes(position: number): number[] {
  return [0x81 + Math.floor(position / 12_600), 0x30 + (Math.floor(position / 1260) % 10), 0x81 + (Math.floor(position / 10) % 126), 0x30 + (position % 10)];
}

/** The bytes of every two-byte character, and of every four-byte character of the basic plane, as the platform decodes them. */
function basicPlane(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, number[]>();
  const note = (sequence: number[]): void => {
    const character = decoder.decode(Uint8Array.from(sequence));
    if ([...character].length === 1 && character !== '\ufffd' && !bytes.has(character)) bytes.set(character, sequence);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let tail = 0x40; tail <= 0xfe; tail += 1) if (tail !== 0x7f) note([lead, tail]);
  for (let position = 0; position < 39_420; position += 1) note(fourBytes(position));
  return bytes;
}

let known: Map<string, number[]> | undefined;

function gb18030(text: string): Uint8Array {
  known ??= basicPlane();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code >= FIRST_OF_PLANE_ONE) bytes.push(...fourBytes(PLANE_ONE_START + code - FIRST_OF_PLANE_ONE));
    else bytes.push(...(known.get(character) ?? []));
  }
  return Uint8Array.from(bytes);
}

/** A text as the bytes of a file in an encoding, with or without its byte order mark. */
export function encodedBytes(text: string, encoding: SourceEncoding, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'UTF-8') return Buffer.from(marked);
  if (encoding === 'UTF-16LE') return Buffer.from(marked, 'utf16le');
  if (encoding === 'UTF-16BE') return Buffer.from(marked, 'utf16le').swap16();
  return gb18030(text);
}
