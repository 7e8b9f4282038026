import { Failure } from '../errors/failure.js';

/** Where a page ends: the sort key of its last row. It says nothing that the row does not show, so it needs no seal, only a check. */
export type Cursor = readonly string[];

const LONGEST = 400;

/** The words of a cursor for the query of the next page. */
export function cursorWords(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** The sort key that the words stand for, null when there are none; each part must have its form. Throws Failure for words that no page gave out, under the name they were asked by. */
export function cursorFrom(words: string | undefined, forms: readonly RegExp[], name = 'cursor'): Cursor | null {
  if (words === undefined || words === '') return null;
  const cursor = words.length > LONGEST ? null : parsed(words);
  if (!cursor || cursor.length !== forms.length || !cursor.every((part, index) => forms[index]?.test(part))) {
    throw new Failure('validation-failed', `翻页标记 ${name} 不认识，请从第一页重新读取。`, [{ pointer: `/${name}`, detail: '翻页标记不认识' }]);
  }
  return cursor;
}

/** The rows of a page and where the next one begins; `read` are the rows asked for with one more than the page holds. */
export function pageOf<Row>(read: readonly Row[], limit: number, keyOf: (row: Row) => Cursor): { readonly rows: readonly Row[]; readonly nextCursor: string | null } {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: read.length > limit && last !== undefined ? cursorWords(keyOf(last)) : null };
}

function parsed(words: string): string[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(words, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : null;
  } catch {
    return null;
  }
}

export const ID = /^[1-9]\d{0,17}$/;
export const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const DAY_OR_NONE = /^(\d{4}-\d{2}-\d{2}|infinity)$/;
export const WHOLE = /^\d{1,9}$/;
export const INSTANT = /^\d{1,16}$/;
