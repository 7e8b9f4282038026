import type { Block, ParagraphBlock } from './block.js';
import { isWholeTitle } from './document-title.js';
import { flowing, halfWidth } from './printed-text.js';
import { responsibleTexts } from './responsibility/responsible-texts.js';
import { headingTitle, type HeadingLevel, type Outline, type Section } from './section.js';
import { namesResponsible } from './work-signs.js';

const DEEP_MARK = /^(?:\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九十]+是)\s*/;
const LONGEST_HEADING = 30;

function isParagraph(block: Block): block is ParagraphBlock {
  return block.kind === 'paragraph';
}

function wordsIn(block: ParagraphBlock): string {
  return flowing(block.text);
}

/** A paragraph as a section of its own, its mark split off where it has one of the deep ones. */
function leafOf(block: ParagraphBlock, level: HeadingLevel): Section {
  const words = wordsIn(block);
  const length = DEEP_MARK.exec(halfWidth(words))?.[0].length ?? 0;
  const text = words.slice(length);
  return { level, mark: words.slice(0, length).trim(), title: headingTitle(text), text, blocks: [], children: [], place: block.place };
}

/** The paragraphs below a heading that are marked (1), ① or 一是, as headings of their own when several of them name their own units. */
function deepChildren(section: Section): Section {
  const paragraphs = section.blocks.filter(isParagraph);
  const marked = paragraphs.filter((block) => DEEP_MARK.test(halfWidth(wordsIn(block))));
  if (section.children.length > 0 || marked.filter((block) => namesResponsible(wordsIn(block))).length < 2) return section;
  const first = section.blocks.findIndex((block) => marked.some((candidate) => candidate === block));
  const children: Section[] = [];
  for (const block of section.blocks.slice(first).filter(isParagraph)) {
    const last = children.at(-1);
    if (marked.includes(block) || !last) children.push(leafOf(block, 4));
    else children[children.length - 1] = { ...last, blocks: [...last.blocks, block], place: { line: last.place.line, endLine: block.place.endLine } };
  }
  return { ...section, blocks: section.blocks.slice(0, first), children };
}

function completed(section: Section): Section {
  return deepChildren({ ...section, children: section.children.map(completed) });
}

/** True for a line that heads what follows without a number, as in a text whose automatic numbers were lost. */
function isPlainHeading(words: string): boolean {
  return words.length <= LONGEST_HEADING && !/[。;,:!?]/.test(halfWidth(words)) && !(isWholeTitle(words) && /(?:方案|通知|意见|清单)$/.test(words));
}

function isClauseOnly(words: string): boolean {
  const [first] = responsibleTexts(words);
  return first !== undefined && first.bracket !== null && !/[\p{L}\p{N}]/u.test(first.text);
}

/** Paragraphs that name units as sections: below the plain heading printed above them, each with the paragraph its clause belongs to. */
function looseSections(paragraphs: readonly ParagraphBlock[]): { loose: Section[]; left: ParagraphBlock[] } {
  const loose: Section[] = [];
  let left: ParagraphBlock[] = [];
  let heading: ParagraphBlock | null = null;
  let context: ParagraphBlock[] = [];
  let tasks: Section[] = [];
  const close = (): void => {
    if (heading && tasks.length > 0) {
      const title = wordsIn(heading);
      const endLine = Math.max(...tasks.map((task) => task.place.endLine));
      loose.push({ level: 1, mark: '', title, text: title, blocks: context, children: tasks, place: { line: heading.place.line, endLine } });
    } else {
      loose.push(...tasks);
      left = [...left, ...(heading ? [heading] : []), ...context];
    }
    context = [];
    tasks = [];
  };
  for (const block of paragraphs) {
    const words = wordsIn(block);
    if (isPlainHeading(words) && !namesResponsible(words)) {
      close();
      heading = block;
    } else if (!namesResponsible(words)) context.push(block);
    else {
      const last = tasks.at(-1);
      if (isClauseOnly(words) && context.length === 0 && last) {
        tasks[tasks.length - 1] = { ...last, blocks: [...last.blocks, block], place: { line: last.place.line, endLine: block.place.endLine } };
        continue;
      }
      const before: ParagraphBlock | null | undefined = isClauseOnly(words) ? (context.pop() ?? (tasks.length === 0 ? heading : null)) : null;
      if (before && before === heading) heading = null;
      const task = leafOf(before ?? block, 2);
      tasks.push(before ? { ...task, blocks: [block], place: { line: before.place.line, endLine: block.place.endLine } } : task);
    }
  }
  close();
  return { loose, left };
}

/**
 * An outline in which every paragraph that names responsible units is a section or belongs to one: also paragraphs without any mark before
 * the first heading, and paragraphs marked (1), ① or 一是 with units of their own.
 */
export function withEveryTask(outline: Outline): Outline {
  const sections = outline.sections.map(completed);
  const paragraphs = outline.opening.filter(isParagraph);
  if (!paragraphs.some((block) => namesResponsible(wordsIn(block)))) return { opening: outline.opening, sections };
  const { loose, left } = looseSections(paragraphs);
  return { opening: left, sections: [...loose, ...sections] };
}
