import { halfWidth } from './printed-text.js';

/** A line that bears a document number. */
export interface NumberLine {
  /** Number in the standard form of GB/T 9704: issuer's characters, year in 〔〕, no 第 before the number. */
  readonly standard: string;
  readonly printed: string;
  /** Date printed beside the number, '' when there is none. */
  readonly dateWords: string;
  /** The number names no issuer (2024年第5号, as on 公告 and 令): it counts only beside a title. */
  readonly withoutIssuer: boolean;
}

const LABEL = /^\s*(?:发文字号|发文号|文号|字号)\s*:\s*/;
const NUMBER = /^(?!根据|依据|按照|参照|落实)([\u4e00-\u9fff]{2,12})\s*\(\s*(\d{4})\s*\)\s*第?\s*(\d+)\s*号/;
const OF_A_YEAR = /^(?:\((\d{4})\)|(\d{4})\s*年)\s*第?\s*(\d+)\s*号/;
const DATE = /^\s+(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)$/;
const SIGNER = /^\s*签发人\s*:.*$|^\s*\((?:公告|通告|令)\)$/;
/** The place of a number that is not given yet: 武政办〔2024〕 号, ×政发〔2024〕×号. */
const UNNUMBERED = /^[\u4e00-\u9fff×xX]{2,12}\s*\(\s*[\d×xX]{4}\s*\)\s*第?[\s×xX_]*号$/;

/** The document number a line consists of, with the date or 签发人 that may stand beside it; null for any other line, as a number inside a sentence. */
export function readNumberLine(line: string): NumberLine | null {
  const half = halfWidth(line);
  const from = LABEL.exec(half)?.[0].length ?? 0;
  const named = NUMBER.exec(half.slice(from));
  const match = named ?? OF_A_YEAR.exec(half.slice(from));
  if (!match) return null;
  const end = from + match[0].length;
  const rest = half.slice(end);
  const dateWords = DATE.exec(rest)?.[1] ?? '';
  if (rest.trim() !== '' && dateWords === '' && !SIGNER.test(rest)) return null;
  const unissued = match[1] === undefined ? `${match[2]}年第${match[3]}号` : `〔${match[1]}〕第${match[3]}号`;
  return { standard: named ? `${named[1]}〔${named[2]}〕${named[3]}号` : unissued, printed: line.slice(from, end), dateWords, withoutIssuer: !named };
}

/** True for a line that leaves the number of a draft open (武政办〔2024〕 号). */
export function isOpenNumber(line: string): boolean {
  return UNNUMBERED.test(halfWidth(line).trim());
}
