import type { ParagraphBlock } from './block.js';
import type { FindingLog } from './finding-log.js';
import { readNumber, stepFrom } from './numbering.js';
import type { FindingSeverity, Place } from './plan-draft.js';
import { flowing, halfWidth } from './printed-text.js';
import type { Section } from './section.js';

const SHOWN = 30;
const LONGEST_BARE_HEADING = 30;
const CHINESE = '[一二三四五六七八九十]{1,3}';
/** Words behind a number that make it an amount or a date and no mark. */
const COUNTED = /^\s*(?:年|月|日|天|个|项|家|亿|万|千|百|%|人|名|条|次|所|座|套|台|户|米|公里|吨|小时|元|号|期|种|类|批|级|分|倍|大|类)/;

/** Words behind a Chinese numeral that make it a counter of points or part of a word (二是, 三年行动, 十四五). */
const WORD_OF_NUMERAL = /^(?:[是要则来者年季次方批体线级类种手月日期带路个项条大维]|[一二三四五六七八九十])/;

interface LostMark {
  readonly level: Section['level'];
  /** Null where nothing of the number is left. */
  readonly number: number | null;
  /** The remains of the mark as printed. */
  readonly printed: string;
  /** How the print spoils the mark. */
  readonly how: string;
}

/** How marks are spoilt: by the digit behind them, by glue, by wrong punctuation, by a lost bracket or a lost number. */
const SPOILT: readonly { readonly level: Section['level']; readonly pattern: RegExp; readonly how: string; readonly not?: RegExp }[] = [
  { level: 3, pattern: /^(\d{1,3})\.\s*(?=\d)/, how: '像小数' },
  { level: 3, pattern: /^(\d{1,2})\s*(?=\p{Script=Han})/u, how: '与文字连印', not: COUNTED },
  { level: 3, pattern: /^(\d{1,2})\s*[,。:·;](?=\s*\p{Script=Han})/u, how: '后面的标点不对' },
  { level: 2, pattern: new RegExp(`^\\((${CHINESE})(?![一二三四五六七八九十)])`), how: '括号不成对' },
  { level: 2, pattern: new RegExp(`^(${CHINESE})\\)`), how: '括号不成对' },
  { level: 1, pattern: new RegExp(`^(${CHINESE})\\s*[,。.:·;]`), how: '后面的标点不对' },
  { level: 1, pattern: new RegExp(`^(${CHINESE})\\s*(?=\\p{Script=Han})`, 'u'), how: '与文字连印', not: WORD_OF_NUMERAL },
];
const NUMBER_GONE = /^(?:\(\s*\)|[.、)])(?=\s*\p{Script=Han})/u;

/** A paragraph that begins with what would be a mark but for a flaw in the print. */
function lostMarkOf(words: string): LostMark | null {
  const half = halfWidth(words);
  for (const { level, pattern, how, not } of SPOILT) {
    const match = pattern.exec(half);
    const number = match && readNumber(match[1] ?? '')?.[0];
    if (match && number !== undefined && number !== null && !not?.test(half.slice(match[0].length))) return { level, number, printed: match[0].trim(), how };
  }
  const remains = NUMBER_GONE.exec(half)?.[0];
  return remains === undefined ? null : { level: 3, number: null, printed: remains, how: '缺数字' };
}

function numberOf({ mark }: Section): number {
  return readNumber(halfWidth(mark))?.[0] ?? 0;
}

function paragraphsOf({ blocks }: Section): ParagraphBlock[] {
  return blocks.filter((block): block is ParagraphBlock => block.kind === 'paragraph');
}

/** Words of the last paragraph below a heading, '' when there is none. */
function lastWords(section: Section): string {
  const last = section.children.at(-1);
  return last ? lastWords(last) : flowing(paragraphsOf(section).at(-1)?.text ?? '');
}

/** The list of attachments at the end of a text begins on the line 附件:1. itself. */
function opensAttachments(words: string): boolean {
  return /^附件\s*[:：]/.test(words);
}

/** True when the last paragraph before a heading is a heading without a number: a list may begin anew below it. */
function endsInBareHeading(section: Section): boolean {
  const words = lastWords(section);
  return opensAttachments(words) || (words !== '' && words.length <= LONGEST_BARE_HEADING && !/[。;:,]/.test(halfWidth(words)));
}

/** Counts the headings of a text by its structure and reports where the printed numbers say something else. */
class HeadingCount {
  /** Last number of each level in printed order: a count may run on below the next higher heading. */
  private readonly last = new Map<Section['level'], number>();

  constructor(private readonly log: FindingLog) {}

  check(siblings: readonly Section[], parent: Section | null = null): void {
    let previous: Section | null = null;
    for (const section of siblings) {
      const before: Section | null = previous ?? parent;
      const attached = before !== null && opensAttachments(flowing(paragraphsOf(before).at(-1)?.text ?? ''));
      if (!attached) this.checkStep(section, previous?.level === section.level ? previous : null);
      this.last.set(section.level, numberOf(section));
      this.checkParagraphs(section);
      this.check(section.children, section);
      previous = section;
    }
  }

  private checkStep(section: Section, previous: Section | null): void {
    const number = numberOf(section);
    const last = this.last.get(section.level) ?? 0;
    if (!previous && (number === 1 || number === last + 1)) return;
    const from = previous ? numberOf(previous) : 0;
    const step = stepFrom([from], [number]);
    if (step.kind === 'next') return;
    if (step.kind === 'restart') {
      const heading = previous !== null && endsInBareHeading(previous);
      this.report(section.place, section.mark + section.title, `第 ${from} 之后重新从 1 编号，按印出的序号保留`, heading ? 'note' : 'review');
    } else if (step.kind === 'gap') {
      const where = from === 0 ? '从这里开始' : `第 ${from} 之后`;
      this.report(section.place, section.mark + section.title, `${where}缺 ${step.missing} 个序号，按印出的序号保留，请看缺的标题是否读进了上一段`);
    } else this.report(section.place, section.mark + section.title, `序号不在第 ${from} 之后，按印出的次序保留`);
  }

  /** A paragraph that begins with the number the count leaves next may be a heading whose mark was not read. */
  private checkParagraphs(section: Section): void {
    for (const { text, place } of paragraphsOf(section)) {
      const words = flowing(text);
      const lost = lostMarkOf(words);
      if (!lost) continue;
      const report = (): void => this.report(place, words, `开头的“${lost.printed}”${lost.how}，没有当作序号，整段读作“${section.mark}”的正文`);
      if (lost.number === null) {
        report();
        continue;
      }
      const last = lost.level === section.level ? numberOf(section) : (lost.level < section.level ? this.last.get(lost.level) : 0) ?? 0;
      const runsOn = (this.last.get(lost.level) ?? 0) + 1;
      if (lost.number === last + 1 || lost.number === runsOn) report();
    }
  }

  private report(place: Place, printed: string, done: string, severity?: FindingSeverity): void {
    this.log.add({ code: 'heading-numbering', field: 'plan.items', place, printed: printed.slice(0, SHOWN), done, proposal: '请核对序号和任务项数', ...(severity === undefined ? {} : { severity }) });
  }
}

/** Reports gaps, repetitions, wrong order and unreadable marks in the numbers of headings; a new count below a higher heading is right. */
export function reportHeadingNumbers(sections: readonly Section[], log: FindingLog): void {
  new HeadingCount(log).check(sections);
}
