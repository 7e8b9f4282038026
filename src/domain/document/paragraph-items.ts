import { deadlineOfItem, withDeadlineLabels } from './deadline-in-text.js';
import { flowing, halfWidth } from './printed-text.js';
import { readNumericTargets, readPoints } from './numeric-targets.js';
import type { DraftItem } from './plan-draft.js';
import type { ReadingContext } from './reading-context.js';
import { resolveResponsibility } from './responsibility/resolve-responsibility.js';
import { responsibleTexts, speaksOfResponsibility, type ResponsibleText } from './responsibility/responsibility-bracket.js';
import { isTasksTitle, sectionText, walkSections, type Section } from './section.js';

interface ItemText {
  readonly section: Section;
  readonly above: readonly Section[];
  readonly part: ResponsibleText;
  /** Several responsibilities under one heading, or a heading on a line of its own: it stays above each item. */
  readonly shared: boolean;
}

/** A paragraph is an item when it says who is responsible, or when it stands beside paragraphs that do. */
function itemSections(tasks: readonly Section[]): { section: Section; above: readonly Section[] }[] {
  const leaves = walkSections(tasks).filter(({ section }) => section.children.length === 0);
  const levels = new Set(leaves.filter(({ section }) => speaksOfResponsibility(sectionText(section))).map(({ section }) => section.level));
  return leaves.filter(({ section }) => levels.has(section.level));
}

/** A heading on a line of its own, without a sentence in it: it stands above the item and is no part of its text. */
function isBareHeading({ text, blocks }: Section): boolean {
  return blocks.some((block) => block.kind === 'paragraph') && !/[。;:]/.test(halfWidth(flowing(text))) && !speaksOfResponsibility(text);
}

/** The text of an item, its printed paragraphs on lines of their own. */
function textOf(section: Section): string {
  const paragraphs = section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [flowing(block.text)] : []));
  return [...(isBareHeading(section) ? [] : [flowing(section.text)]), ...paragraphs].join('\n');
}

/** The printed number of a heading without its punctuation: 1. is 1, (一) is 一. */
function numberOf({ mark }: Section): string {
  return mark.replace(/[^\d一二三四五六七八九十]/g, '');
}

function itemTexts({ section, above }: { section: Section; above: readonly Section[] }): ItemText[] {
  const parts = withDeadlineLabels(responsibleTexts(textOf(section)));
  const real = parts.filter((part) => part.bracket !== null || /[\p{L}\p{N}]/u.test(part.text));
  return real.map((part) => ({ section, above, part, shared: real.length > 1 || isBareHeading(section) }));
}

function headingsOf({ section, above, shared }: ItemText): string[] {
  const path = above.filter((heading) => !isTasksTitle(heading.title)).map((heading) => heading.mark + heading.title);
  return shared ? [...path, section.mark + section.title] : path;
}

function reportBracket(key: string, { section, part }: ItemText, context: ReadingContext): void {
  const field = `${key}.assignments`;
  const { place } = section;
  const { bracket } = part;
  if (!bracket) {
    context.log.add({ code: 'no-responsibility', field, place, printed: part.text.slice(-40), done: '没有读到责任单位', proposal: '请指定牵头单位和责任单位' });
    return;
  }
  if (!bracket.bracketed) context.log.add({ code: 'bracket-unclosed', field, place, printed: bracket.printed, done: '括号不成对，责任单位读到段末为止', proposal: '请核对责任单位' });
  if (bracket.rejoined !== undefined) context.log.add({ code: 'bracket-rejoined', field, place, printed: bracket.printed, done: `把括号后的“${bracket.rejoined}”接回责任单位`, proposal: '请核对责任单位' });
  for (const words of bracket.unread) context.log.add({ code: 'responsibility-unread', field, place, printed: words, done: '这一段没有读懂', proposal: '请核对角色词和单位' });
}

/** Items of a document whose tasks are paragraphs ending in a responsibility clause: one item per clause. */
export function readParagraphItems(tasks: readonly Section[], context: ReadingContext, firstPosition = 1): DraftItem[] {
  return itemSections(tasks)
    .flatMap(itemTexts)
    .map((itemText, index) => {
      const position = firstPosition + index;
      const key = `item-${position}`;
      const { section, part } = itemText;
      reportBracket(key, itemText, context);
      const { doubts, ...due } = deadlineOfItem(null, part.text, context);
      for (const doubt of doubts) context.log.add({ ...doubt, field: `${key}.deadline`, place: section.place });
      return {
        key,
        position,
        number: numberOf(section),
        headings: headingsOf(itemText),
        text: part.text,
        points: readPoints(part.text),
        upstreamText: null,
        ...due,
        targets: readNumericTargets(part.text),
        ...resolveResponsibility({ itemKey: key, parts: part.bracket?.parts ?? [], place: section.place }, context),
        place: section.place,
      };
    });
}
