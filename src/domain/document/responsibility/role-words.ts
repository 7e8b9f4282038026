import { simplified } from '../../kernel/simplified-script.js';

/** What a role word makes of the units behind it; `plain` words (责任单位, 负责, 按职责分工负责) take their role from the words beside them. */
export type RoleClass = 'lead' | 'beside' | 'guiding' | 'plain';

const LEADING = /牵头|主办|主责/;
const BESIDE_A_LEAD = /配合|协办|会办|协助|协同|协作|参与|参加|参办|会同|支持/;
const GUIDING = /指导|督导|监督|督办|督促/;

/** The class of a role word, in either script: 牵头单位 lead, 配合单位 and 参与 beside a lead, 指导单位 and 督导 guiding, else plain. */
export function roleClass(roleWord: string): RoleClass {
  const word = simplified(roleWord);
  if (LEADING.test(word)) return 'lead';
  if (BESIDE_A_LEAD.test(word)) return 'beside';
  return GUIDING.test(word) ? 'guiding' : 'plain';
}

const ACT = '(?:牵头|主办|主责|责任|承办|配合|协办|会办|协同|协作|协助|参与|参加|指导|督导|督办|监督|汇总|实施|落实|支持)';
const BODY = '(?:单位|部门|处室|科室|主体)';

/** A noun that names the units of a role (牵头单位, 配合责任单位, 责任部门(单位)), in half-width simplified words. */
export const UNIT_ROLE_NOUN = `(?:主要|第一|共同|联合|具体|市级|省级|区级|县级|直接)?${ACT}(?:责任)?${BODY}(?:\\(${BODY}\\)|、${BODY})?`;

/** A verb that stands for such a noun before a colon (牵头:市商务局). */
const UNIT_ROLE_VERB = '(?<![\\p{L}\\p{N}])(?:牵头|主办|承办|配合|协办|参与|协助|督导|指导)';

const LEADER = '(?:牵头|分管|责任|包保|包联|包抓|挂牌|挂钩|联系|主管|督导|市级|县级|区级|省级)+领导(?:同志|干部)?';
const PERSON = '(?:第一|直接|具体|牵头|主要|分管|部门|单位|项目)?(?:责任|负责|联系|联络|经办|承办|填报)人(?:员|及电话|及联系电话|及联系方式)?';
const OTHER_PERSON = '联络员|(?:责任|牵头|负责|分管)同志|分管(?:副)?(?:市|区|县|州)长|(?:联系|办公|值班)(?:电话|方式)|电话|手机(?:号码?)?';

/** A word before the name or telephone number of a person (牵头领导, 责任人, 联系电话), in half-width simplified words. */
export const PEOPLE_WORD = `${LEADER}|${PERSON}|${OTHER_PERSON}`;

/** A word before a deadline (完成时限, 时间节点), in half-width simplified words. */
export const DEADLINE_WORD = '(?:计划)?(?:完成|办结|办理|推进|落实|整改|工作|实施)(?:时限|期限|时间|日期|节点)(?:要求)?|时间(?:节点|要求|进度|安排)|时限(?:要求)?|进度要求';

/** What stands behind a word of a clause: units, people or the deadline. */
export type ClauseWordKind = 'units' | 'people' | 'deadline';

/** A word of a clause and the offset behind it. */
export interface ClauseWord {
  readonly kind: ClauseWordKind;
  readonly start: number;
  /** Length of the word itself, without colon. */
  readonly length: number;
  /** Offset behind the word and its colon. */
  readonly end: number;
}

const WITH_COLON = new RegExp(`(?:(?<units>${UNIT_ROLE_NOUN}|${UNIT_ROLE_VERB})|(?<people>${PEOPLE_WORD})|(?<deadline>${DEADLINE_WORD}))\\s*:`, 'gu');
/** At the beginning of a line a noun needs no colon: 责任单位 市商务局、市财政局. */
const WITH_SPACE = new RegExp(`(?:(?<units>${UNIT_ROLE_NOUN})|(?<people>${LEADER}|${PERSON})|(?<deadline>${DEADLINE_WORD}))(?:[^\\S\\n]+|[^\\S\\n]*\\n\\s*)(?=[^\\s:])`, 'gu');

function wordsOf(half: string, pattern: RegExp): ClauseWord[] {
  return [...half.matchAll(pattern)].map((match) => {
    const { units, people, deadline } = match.groups ?? {};
    const kind = units !== undefined ? 'units' : people !== undefined ? 'people' : 'deadline';
    return { kind, start: match.index, length: (units ?? people ?? deadline ?? '').length, end: match.index + match[0].length };
  });
}

function beginsLine(half: string, offset: number): boolean {
  return half.slice(half.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

/** The words of clauses in a half-width text, in order. */
export function clauseWords(half: string): ClauseWord[] {
  const colons = wordsOf(half, WITH_COLON);
  const spaces = wordsOf(half, WITH_SPACE).filter((word) => beginsLine(half, word.start) && !colons.some((other) => other.start < word.end && word.start < other.end));
  return [...colons, ...spaces].sort((left, right) => left.start - right.start);
}

const COVERS_ABOVE = /^(?:以上|上述)(?:各项|所有|全部)?(?:重点)?(?:任务|工作|事项|措施|举措|内容|工作任务)?(?:均)?(?:的|由)?$/;

/** True for the words before a role word that give the clause to all that stands above it (以上任务责任单位:…). */
export function coversAbove(words: string): boolean {
  return COVERS_ABOVE.test(words);
}
