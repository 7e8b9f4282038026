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

interface LostMark {
  readonly level: Section['level'];
  readonly number: number;
  /** How the print spoils the mark. */
  readonly how: string;
}

/** A paragraph that begins with a number which would be a mark but for what stands behind it. */
function lostMarkOf(words: string): LostMark | null {
  const half = halfWidth(words);
  const decimal = /^(\d{1,3})\.\s*\d/.exec(half)?.[1];
  if (decimal !== undefined) return { level: 3, number: Number(decimal), how: '像小数' };
  const [glued, digits] = /^(\d{1,2})(?=\p{Script=Han})/u.exec(half) ?? [];
  if (glued !== undefined && !COUNTED.test(half.slice(glued.length))) return { level: 3, number: Number(digits), how: '与文字连印' };
  const [, unclosed, unopened] = new RegExp(`^(?:\\((${CHINESE})(?![一二三四五六七八九十)])|(${CHINESE})\\))`).exec(half) ?? [];
  const number = readNumber(unclosed ?? unopened ?? '')?.[0];
  return number === undefined ? null : { level: 2, number, how: '括号不成对' };
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
      const last = lost.level === section.level ? numberOf(section) : (lost.level < section.level ? this.last.get(lost.level) : 0) ?? 0;
      const runsOn = (this.last.get(lost.level) ?? 0) + 1;
      if (lost.number === last + 1 || lost.number === runsOn) this.report(place, words, `开头的“${lost.number}”${lost.how}，没有当作序号，整段读作“${section.mark}”的正文`);
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
