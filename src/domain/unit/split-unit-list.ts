import type { LocalDate } from '../kernel/local-date.js';
import { lookUpName } from './match-unit-name.js';
import { normaliseName } from './normalise-name.js';
import type { UnitIndex } from './unit-index.js';

/** One name of a printed list. */
export interface UnitMention {
  /** The words of this mention as printed, brackets included. */
  readonly printed: string;
  /** The full name to look up: printed words without scope brackets and 等, with a shared suffix or prefix put back. */
  readonly name: string;
  /** The suffix was taken from a later mention (东湖高新区、武汉经开区管委会). */
  readonly sharedSuffix: boolean;
  /** The prefix was taken from the mention before (省委宣传部、文化和旅游厅). */
  readonly sharedPrefix: boolean;
  /** Words of the bracket that defines a scope (含开发区、长江新区管委会,下同), without the bracket; null when there is none. */
  readonly scopeWords: string | null;
  /** 等 stood after the name: the list names more units than are printed. */
  readonly openEnded: boolean;
}

const OPENING = '(（〈《〔[【';
const CLOSING = ')）〉》〕]】';
const SEPARATOR = /[、,，;；\n]/;
const TRAILING_SPACE = /[\s。.]+$/;
const SCOPE = /^(?:均|都)?(?:含|包括|不含|不包括|包含)|下同|以下/;
const OPEN_END = /等(?:[一二三四五六七八九十\d]+[个家])?(?:有关|相关|市直|省直|中央)*(?:部门|单位|部门和单位|部门、单位|部门单位|部门\(单位\)|地区和部门|地方和部门|地方|地区|部門|單位)?$/;
const SUFFIXES = ['管委会', '管理委员会', '人民政府'];
const PREFIXES = ['省人民政府', '市人民政府', '自治区党委', '省委', '市委', '区委', '县委', '州委', '中共', '国家', '自治区', '省', '市', '区', '县', '州', '各相关'];
/** Words and spaces that may stand between two names as well as within one. */
const JOINTS = /以及|[和及与與]|\s+/g;
/** Names of several bodies, before which no name of one body can run on. */
const SPEAKS_OF_SEVERAL = /^(?:各|其他|其它|相关|相關|有关|有關)/;

function pieces(printed: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let piece = '';
  for (const character of printed) {
    if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && SEPARATOR.test(character)) {
      found.push(piece);
      piece = '';
    } else piece += character;
  }
  return [...found, piece].map((words) => words.trim().replace(TRAILING_SPACE, '')).filter((words) => words !== '');
}

/** The opening mark of the bracket that ends a piece, or that the OCR left open; -1 when none does. */
function lastBracket(piece: string): number {
  let depth = 0;
  let open = -1;
  for (let index = 0; index < piece.length; index += 1) {
    const character = piece.charAt(index);
    if (OPENING.includes(character)) {
      if (depth === 0) open = index;
      depth += 1;
    } else if (CLOSING.includes(character)) {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && index < piece.length - 1) open = -1;
    }
  }
  return open;
}

/** Splits a bracket at the end off a name; the OCR may have lost the closing mark. */
function withoutScope(piece: string): { bare: string; scopeWords: string | null } {
  const start = lastBracket(piece);
  if (start <= 0) return { bare: piece, scopeWords: null };
  let inside = piece.slice(start + 1);
  if (CLOSING.includes(inside.slice(-1))) inside = inside.slice(0, -1);
  return SCOPE.test(normaliseName(inside)) ? { bare: piece.slice(0, start).trim(), scopeWords: inside.trim() } : { bare: piece, scopeWords: null };
}

/** The code a name stands for, null when it stands for none or for several. */
function identity(name: string, index: UnitIndex, asOf: LocalDate): string | null {
  const match = lookUpName(name, index, asOf);
  if (match?.outcome === 'matched') return match.unit.code;
  return match?.outcome === 'group' ? match.group.code : null;
}

function mention(piece: string): UnitMention {
  const { bare, scopeWords } = withoutScope(piece);
  const name = bare.replace(OPEN_END, '');
  return { printed: piece, name: name === '' ? bare : name, sharedSuffix: false, sharedPrefix: false, scopeWords, openEnded: name !== '' && name !== bare };
}

/** True when the words name a unit or group by themselves, or with the prefix of the name before them. */
function isKnown(words: string, before: string, index: UnitIndex, asOf: LocalDate): boolean {
  const { bare } = withoutScope(words);
  const name = bare.replace(OPEN_END, '');
  if (name === '') return false;
  return [name, ...PREFIXES.filter((prefix) => normaliseName(before).startsWith(prefix)).map((prefix) => prefix + name)].some((full) => identity(full, index, asOf) !== null);
}

/** True where a joint stands inside a bracket. */
function isBracketed(piece: string, at: number): boolean {
  const before = [...piece.slice(0, at)];
  return before.filter((character) => OPENING.includes(character)).length > before.filter((character) => CLOSING.includes(character)).length;
}

/**
 * The names of a piece that 和, 及, 与 or spaces join (市商务局和市财政局): cut where the whole is no name, what stands before the joint
 * is one, and what stands behind it is one or speaks of several (及各区人民政府). Otherwise the piece is left whole.
 */
function unjoined(piece: string, index: UnitIndex, asOf: LocalDate): string[] {
  if (isKnown(piece, '', index, asOf)) return [piece];
  const cuts = [...piece.matchAll(JOINTS)].flatMap((joint) => {
    const left = piece.slice(0, joint.index).trim();
    const right = piece.slice(joint.index + joint[0].length).trim();
    if (left === '' || right === '' || isBracketed(piece, joint.index) || !isKnown(left, '', index, asOf)) return [];
    const rest = unjoined(right, index, asOf);
    return rest.length > 1 || isKnown(right, left, index, asOf) || SPEAKS_OF_SEVERAL.test(right) ? [[left, ...rest]] : [];
  });
  const [only] = cuts;
  return cuts.length === 1 && only ? only : [piece];
}

/** Puts the suffix of each mention back on the mentions before it, as far as the directory confirms it. */
function shareSuffixes(mentions: readonly UnitMention[], index: UnitIndex, asOf: LocalDate): UnitMention[] {
  const shared = [...mentions];
  let suffix: string | null = null;
  for (let position = shared.length - 1; position >= 0; position -= 1) {
    const current = shared[position];
    if (!current) continue;
    const own = SUFFIXES.find((word) => normaliseName(current.name).endsWith(word));
    if (own) {
      suffix = own;
      continue;
    }
    if (suffix === null) continue;
    const bare = identity(current.name, index, asOf);
    const full = identity(current.name + suffix, index, asOf);
    if (full !== null && (bare === null || bare === full)) shared[position] = { ...current, name: current.name + suffix, sharedSuffix: true };
    else suffix = null;
  }
  return shared;
}

/** Puts the prefix of the mention before back on a mention that names nothing without it. */
function sharePrefixes(mentions: readonly UnitMention[], index: UnitIndex, asOf: LocalDate): UnitMention[] {
  const shared: UnitMention[] = [];
  for (const current of mentions) {
    const before = shared.at(-1);
    if (!before || identity(current.name, index, asOf) !== null) {
      shared.push(current);
      continue;
    }
    const names = PREFIXES.filter((prefix) => normaliseName(before.name).startsWith(prefix)).map((prefix) => prefix + current.name);
    const known = new Map(names.map((name) => [identity(name, index, asOf), name] as const).filter(([code]) => code !== null));
    const [name] = known.values();
    shared.push(known.size === 1 && name !== undefined ? { ...current, name, sharedPrefix: true } : current);
  }
  return shared;
}

/**
 * The names of a printed unit list, in order. Separators are 、 , ; in both widths, never inside brackets.
 * The directory decides whether a suffix or prefix is shared: only when the bare name does not match (or matches the same unit)
 * and the completed name does. A name that matches neither way stays as printed and is unknown to `matchUnitName`.
 * A bracket that defines no scope stays part of the name (各县(市、区)人民政府). 和, 及, 与 and spaces part names only where the directory
 * knows both sides and not the whole (市人力资源和社会保障局 is one name).
 */
export function splitUnitList(printed: string, index: UnitIndex, asOf: LocalDate): UnitMention[] {
  return sharePrefixes(shareSuffixes(pieces(printed).flatMap((piece) => unjoined(piece, index, asOf)).map(mention), index, asOf), index, asOf);
}
