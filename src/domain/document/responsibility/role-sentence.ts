import { halfWidth } from '../printed-text.js';
import type { ResponsibilityPart } from './responsibility-part.js';

const ADVERBS = '(?:积极|密切|分别|共同|具体|联合|全力|主要|统一|同时)*';
const DOING = '(?:负责|组织|实施|办理|推进|落实|协调|统筹|抓好)';
const LEAD = `总?牵头(?:${DOING}*|制定)`;
const SHARED = '按(?:照)?(?:各自)?(?:(?:部门)?(?:职责|任务)(?:任务)?(?:分工)?|分工)(?:分别|抓好|组织)?(?:负责|落实|推进|实施|配合|做好(?:相关|有关)?工作)?';
const BESIDE = '(?:配合|协助|参与|参加|协同|协办|会办|支持)(?:配合|参与|落实|实施|推进|做好(?:相关|有关)?工作)?';
const GUIDE = '(?:督促|监督)?指导(?:督促|监督)?|督导|监督|督办';
const PLAIN = '负责(?:落实|组织实施|实施|办理|推进)?|组织实施|抓好落实|承办|主办';
/** A unit list and the verb behind it; the longer verbs first. */
const PHRASE = new RegExp(`^由?(?<units>.+?)${ADVERBS}(?<verb>${SHARED}|${LEAD}|${BESIDE}|${GUIDE}|${PLAIN})$`);
/** A会同B、C: the first acts, the others act with it. */
const TOGETHER = new RegExp(`^由?(?<units>.+?)(?<verb>牵头)?会同(?<others>.+?)${ADVERBS}(?<tail>${SHARED}|${LEAD}|${PLAIN})?$`);
/** Longer words are no sentence about roles; the longest lists of the sources have some 300 characters. */
const LONGEST_SENTENCE = 2000;
/** Words no list of units has in it. */
const NO_LIST = /牵头|负责|分工|会同|加强|建立|制定|做好|完成|开展|应当|必须|根据|按照|定期|由|[。:]/;

/** Offsets of the commas and semicolons outside brackets. */
function separators(half: string): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let index = 0; index < half.length; index += 1) {
    const character = half.charAt(index);
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (depth === 0 && /[,;]/.test(character)) found.push(index);
  }
  return found;
}

/** The role word to keep for a verb: 牵头 for all its forms, the others as printed. */
function roleWordOf(verb: string): string {
  return /^(?:总)?牵头/.test(verb) ? '牵头' : verb;
}

/** The parts a phrase gives, null when it gives none; `printed` are its words as printed, of the same length. */
function readPhrase(half: string, printed: string): ResponsibilityPart[] | null {
  const at = (match: RegExpExecArray, group: string): string => {
    const words = match.groups?.[group] ?? '';
    const start = half.indexOf(words, group === 'others' ? half.indexOf('会同') : half.startsWith('由') ? 1 : 0);
    return printed.slice(start, start + words.length).trim();
  };
  const together = TOGETHER.exec(half);
  const { verb = '', tail = '' } = together?.groups ?? {};
  if (together && !NO_LIST.test(together.groups?.units ?? '') && !NO_LIST.test(together.groups?.others ?? '')) {
    return [
      { roleWord: roleWordOf(verb || tail), units: at(together, 'units') },
      { roleWord: '会同', units: at(together, 'others') },
    ];
  }
  const phrase = PHRASE.exec(half);
  if (!phrase || NO_LIST.test(phrase.groups?.units ?? '')) return null;
  return [{ roleWord: roleWordOf(phrase.groups?.verb ?? ''), units: at(phrase, 'units') }];
}

/**
 * Reads words that give roles by verbs (市公安局牵头,市发改委、市交通运输局等配合; 财政部等按职责分工负责; 市商务局会同市财政局办理);
 * null when the words are no such sentence or any part of it is not understood. Sources: 武政办〔2024〕25号, annex 2; the plans of
 * the State Council print the same in brackets behind each measure.
 */
export function readRoleSentence(words: string): ResponsibilityPart[] | null {
  const whole = words.trim().replace(/[。.；;]$/, '');
  if (whole.length > LONGEST_SENTENCE) return null;
  const half = halfWidth(whole);
  const parts: ResponsibilityPart[] = [];
  let pending: { half: string; printed: string } | null = null;
  let start = 0;
  for (const end of [...separators(half), half.length]) {
    const before: { half: string; printed: string } = pending ?? { half: '', printed: '' };
    const list = { half: before.half + half.slice(start, end).trim(), printed: before.printed + whole.slice(start, end).trim() };
    const read = readPhrase(list.half, list.printed);
    if (read) parts.push(...read);
    pending = read ? null : { half: `${list.half}、`, printed: `${list.printed}、` };
    start = end + 1;
  }
  return pending === null && parts.length > 0 ? parts : null;
}
