import { isSafeNumber } from 'lossless-json';
import { Failure } from '../errors/failure.js';

const MOST_DEPTH = 32;
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const BYTE_ORDER_MARKS: readonly (readonly number[])[] = [[0xef, 0xbb, 0xbf], [0xfe, 0xff], [0xff, 0xfe]];
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const NUMBER = /-?\d[\d.eE+-]*/y;
/** What no text column or no screen can take: control characters but line breaks and tabs, and halves of characters. */
const UNSTORABLE = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

/** An object or array that the scan stands in; `key` is the name or index of the value that comes next. */
interface Open {
  readonly keys: Set<string> | null;
  key: string | number;
}

/**
 * The value of a JSON body, read strictly: UTF-8 without a byte order mark, each key once, at most 32 levels deep, no key that reaches a
 * prototype, no number that would be rounded, no character that cannot be stored. Throws Failure malformed-request or validation-failed.
 */
export function strictJson(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  const value = parsed(text);
  scan(text);
  return value;
}

function textOf(bytes: Uint8Array): string {
  if (BYTE_ORDER_MARKS.some((mark) => mark.every((byte, index) => bytes[index] === byte))) throw malformed('正文须为不带 BOM 的 UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('正文不是 UTF-8 编码');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('正文不是完整的 JSON');
  }
}

/** Looks at every token of a text that is known to be JSON. */
function scan(text: string): void {
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    const inside = open.at(-1);
    if (character === '{' || character === '[') {
      if (open.push({ keys: character === '{' ? new Set() : null, key: character === '{' ? '' : 0 }) > MOST_DEPTH) throw malformed(`正文嵌套超过 ${MOST_DEPTH} 层`);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ',' && inside?.keys === null) {
      inside.key = Number(inside.key) + 1;
    } else if (character === '"') {
      const token = tokenAt(STRING, text, at);
      const end = at + token.length;
      const words = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
      if (inside?.keys && isKey(text, end)) takeKey(inside, inside.keys, words, open);
      if (UNSTORABLE.test(words)) throw refused(open, '含有不可识别的字符，请删去后重试');
      at = end - 1;
    } else if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) {
      const token = tokenAt(NUMBER, text, at);
      if (!isSafeNumber(token, { approx: true })) throw refused(open, `数字 ${token.slice(0, 40)} 超出可以准确表示的范围，请改小或改为文字`);
      at += token.length - 1;
    }
  }
}

function takeKey(inside: Open, keys: Set<string>, key: string, open: readonly Open[]): void {
  if (keys.has(key)) throw malformed(`字段“${key.slice(0, 40)}”出现了两次`);
  keys.add(key);
  inside.key = key;
  if (PROTOTYPE_KEYS.has(key)) throw refused(open, `不能提交字段 ${key}，请删去`);
}

function isKey(text: string, end: number): boolean {
  let after = end;
  while (/\s/.test(text[after] ?? '')) after += 1;
  return text[after] === ':';
}

function tokenAt(token: RegExp, text: string, at: number): string {
  token.lastIndex = at;
  return token.exec(text)?.[0] ?? text.slice(at);
}

function malformed(what: string): Failure {
  return new Failure('malformed-request', `${what}，请核对后重试。`);
}

function refused(open: readonly Open[], detail: string): Failure {
  const pointer = open.map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return new Failure('validation-failed', `${pointer === '' ? '' : `${pointer}：`}${detail}。`, [{ pointer, detail }]);
}
