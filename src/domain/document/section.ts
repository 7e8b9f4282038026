import type { Block, ParagraphBlock } from './block.js';
import { withWholeDecimals } from './cut-decimals.js';
import { closedUp, flowing, halfWidth } from './printed-text.js';
import type { Place } from './plan-draft.js';

/** Depth of a heading mark: 第一章 is -2, 第一节 -1, 第一条 0, 一、 is 1, (一) is 2, 1. is 3; (1), ① and 一是 are 4 where each has units of its own. */
export type HeadingLevel = -2 | -1 | 0 | 1 | 2 | 3 | 4;

/** A heading with the text that runs on after it and the headings below it. */
export interface Section {
  readonly level: HeadingLevel;
  /** The mark as printed without space: 一、 · (一) · 1. */
  readonly mark: string;
  /** The heading's words without its mark. */
  readonly title: string;
  /** Text of the heading's own paragraph after the mark, as printed (title included). */
  readonly text: string;
  /** Paragraphs and tables directly below it, before its first sub-heading. */
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
  readonly place: Place;
}

/** Text of one part of a document: what stands before its first heading, and its headings. */
export interface Outline {
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
}

/** A heading mark and the words behind it. */
export interface Mark {
  readonly level: HeadingLevel;
  readonly mark: string;
  readonly text: string;
}

interface OpenSection extends Mark {
  readonly blocks: Block[];
  readonly children: OpenSection[];
  place: Place;
}

const MARKS: readonly { level: HeadingLevel; pattern: RegExp }[] = [
  { level: -2, pattern: /^第[一二三四五六七八九十百]+章\s*/ },
  { level: -1, pattern: /^第[一二三四五六七八九十百]+节\s*/ },
  { level: 0, pattern: /^第[一二三四五六七八九十百]+条\s*/ },
  { level: 1, pattern: /^[一二三四五六七八九十]+、\s*/ },
  { level: 2, pattern: /^\([一二三四五六七八九十]+\)\s*/ },
  { level: 3, pattern: /^\d{1,3}(?:、\s*|\.\s*(?!\d))/ },
];

/** The heading mark a paragraph begins with and the words after it, or null. */
export function readMark(words: string): Mark | null {
  const half = halfWidth(words);
  for (const { level, pattern } of MARKS) {
    const length = pattern.exec(half)?.[0].length;
    if (length !== undefined && length < words.length) return { level, mark: closedUp(words.slice(0, length)), text: words.slice(length) };
  }
  return null;
}

/** Heading words of a paragraph: up to its first full stop when text runs on, else the whole of it. */
export function headingTitle(text: string): string {
  const stop = text.indexOf('。');
  return closedUp(stop < 0 ? text : text.slice(0, stop));
}

function closed(open: OpenSection): Section {
  return { level: open.level, mark: open.mark, title: headingTitle(open.text), text: open.text, blocks: open.blocks, children: open.children.map(closed), place: open.place };
}

/** The heading tree of some blocks by their marks 一、 (一) 1.; a mark may be skipped, never nested in a deeper one. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const opening: Block[] = [];
  const top: OpenSection[] = [];
  const path: OpenSection[] = [];
  for (const block of withWholeDecimals(blocks)) {
    const mark = block.kind === 'paragraph' ? readMark(flowing(block.text)) : null;
    if (mark) {
      while ((path.at(-1)?.level ?? -Infinity) >= mark.level) path.pop();
      const section: OpenSection = { ...mark, blocks: [], children: [], place: block.place };
      (path.at(-1)?.children ?? top).push(section);
      path.push(section);
    } else {
      (path.at(-1)?.blocks ?? opening).push(block);
    }
    for (const open of path) open.place = { line: open.place.line, endLine: Math.max(open.place.endLine, block.place.endLine) };
  }
  return { opening, sections: top.map(closed) };
}

/** All sections of a tree in printed order, parents before children, each with the headings above it. */
export function walkSections(sections: readonly Section[], above: readonly Section[] = []): { section: Section; above: readonly Section[] }[] {
  return sections.flatMap((section) => [{ section, above }, ...walkSections(section.children, [...above, section])]);
}

/** Own paragraph and loose paragraphs of a section as one text, printed line breaks removed. */
export function sectionText(section: Section): string {
  return [section.text, ...section.blocks.filter((block): block is ParagraphBlock => block.kind === 'paragraph').map((block) => flowing(block.text))].join('');
}

const ANNEX_HEAD = /^附件\s*\d*$/;

/** The body of a document and its annexes, each annex starting at a line that is only 附件 or 附件1. */
export function splitAnnexes(blocks: readonly Block[]): { body: readonly Block[]; annexes: readonly (readonly Block[])[] } {
  const starts = blocks.flatMap((block, index) => (block.kind === 'paragraph' && ANNEX_HEAD.test(flowing(block.text)) ? [index] : []));
  const first = starts[0];
  if (first === undefined) return { body: blocks, annexes: [] };
  return { body: blocks.slice(0, first), annexes: starts.map((start, position) => blocks.slice(start, starts[position + 1] ?? blocks.length)) };
}

const CLOSING_PROVISION = /^本(?:措施|政策|意见|办法|方案|通知|规定)自[^。]{2,20}?(?:施行|实施|执行)/;

/** True for the paragraph that puts the document in force (本措施自公布之日起施行); it belongs to no section. */
export function isClosingProvision(block: ParagraphBlock): boolean {
  return CLOSING_PROVISION.test(flowing(block.text));
}

/** What a first-level section is for. */
export type SectionPurpose = 'goals' | 'tasks' | 'arrangement' | 'requirements' | 'provisions';

const PURPOSES: readonly { purpose: SectionPurpose; pattern: RegExp }[] = [
  { purpose: 'arrangement', pattern: /(?:工作|进度|时间|步骤)安排|实施步骤|方法步骤/ },
  { purpose: 'requirements', pattern: /(?<!总体)要求$|保障措施|组织(?:保障|实施|领导)|工作保障/ },
  { purpose: 'provisions', pattern: /^(?:其他事项|附则)$/ },
  { purpose: 'goals', pattern: /总体(?:要求|思路)|指导思想|目标|^总则$/ },
];

/** Purpose of a section by the words of its heading; anything not goals, arrangement, requirements or provisions holds tasks. */
export function purposeOf(section: Section): SectionPurpose {
  return PURPOSES.find(({ pattern }) => pattern.test(section.title) && !/任务/.test(section.title))?.purpose ?? 'tasks';
}

/** True when a heading only names the tasks part (工作任务, 主要任务, 重点任务及责任分工) and so is no heading of an item. */
export function isTasksTitle(title: string): boolean {
  return /^(?:工作|主要|重点|目标)?(?:任务|举措|措施)(?:及|和|与)?(?:责任)?(?:分工)?$/.test(title);
}
