import { splitUnitList } from '../unit/split-unit-list.js';
import { lookUpName } from '../unit/match-unit-name.js';
import { deadlineOfItem } from './deadline-in-text.js';
import { itemTextsOf, sentenceOf, type ItemText } from './item-texts.js';
import { readNumericTargets, readPoints } from './numeric-targets.js';
import type { DraftItem } from './plan-draft.js';
import { halfWidth } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { resolveResponsibility } from './responsibility/resolve-responsibility.js';
import type { ResponsibilityPart } from './responsibility/responsibility-part.js';
import type { KnowsUnits } from './responsibility/responsible-texts.js';
import type { Section } from './section.js';

const SHOWN = 30;
/** A paragraph of nothing but digits. */
const STRAY_NUMBER = /^\s*[\d０-９]+\s*$/m;

/** The printed number of a heading without its punctuation: 1. is 1, (一) is 一. */
function numberOf({ mark }: Section): string {
  return halfWidth(mark).replace(/[^\d一二三四五六七八九十百①-⑳]/g, '');
}

function reportBracket(key: string, { section, bracket, isShared }: ItemText, context: ReadingContext): void {
  if (!bracket) return;
  const field = `${key}.assignments`;
  const { place } = section;
  const { printed } = bracket;
  if (!bracket.bracketed) context.log.add({ code: 'bracket-unclosed', field, place, printed, done: '括号不成对，责任单位读到段末为止', proposal: '请核对责任单位' });
  else if (bracket.form === 'sentence') context.log.add({ code: 'responsibility-from-sentence', field, place, printed, done: '按句末的角色词读出' });
  if (bracket.form === 'names') context.log.add({ code: 'responsibility-from-names', field, place, printed, done: '括号里只有单位名称，作责任单位读出', proposal: '确认括号里的是本项的责任单位' });
  if (bracket.rejoined !== undefined) context.log.add({ code: 'bracket-rejoined', field, place, printed, done: `把括号后的“${bracket.rejoined}”接回责任单位`, proposal: '请核对责任单位' });
  for (const words of bracket.unread) context.log.add({ code: 'responsibility-unread', field, place, printed: words, done: '这一段没有读懂', proposal: '请核对角色词和单位' });
  if (isShared) context.log.add({ code: 'clause-shared', field, place, printed, done: '这一处责任单位用于它所在的整组任务', proposal: '确认本项由这些单位负责' });
}

/** Says of words whether they are a list of units and groups of the directory and nothing else. */
export function knowsUnitsOf({ index, asOf }: Pick<ReadingContext, 'index' | 'asOf'>): KnowsUnits {
  return (words) => {
    const names = splitUnitList(words, index, asOf);
    return names.length > 0 && names.every(({ name }) => ['matched', 'group'].includes(lookUpName(name, index, asOf)?.outcome ?? ''));
  };
}

/** The unit lists of an item: of its clause, else of its last sentence; reports what was doubtful about them. */
function partsOf(key: string, itemText: ItemText, context: ReadingContext): readonly ResponsibilityPart[] {
  const field = `${key}.assignments`;
  const { section, text, bracket } = itemText;
  const sentence = sentenceOf(itemText);
  if (sentence) {
    const known = sentence.parts.every((part) => knowsUnitsOf(context)(part.units));
    context.log.add({ code: 'responsibility-from-sentence', ...(known ? {} : { severity: 'review' }), field, place: section.place, printed: sentence.printed, done: '按句末的文字读出', ...(known ? {} : { proposal: '请核对牵头单位和配合单位' }) });
    return sentence.parts;
  }
  if (!bracket) context.log.add({ code: 'no-responsibility', field, place: section.place, printed: text.slice(-40), done: '没有读到责任单位', proposal: '请指定牵头单位和责任单位' });
  reportBracket(key, itemText, context);
  return bracket?.parts ?? [];
}

/** Items of a document whose tasks are paragraphs with responsibility clauses: one item per clause. */
export function readParagraphItems(tasks: readonly Section[], context: ReadingContext, firstPosition = 1): DraftItem[] {
  return itemTextsOf(tasks, knowsUnitsOf(context)).map((itemText, index) => {
    const position = firstPosition + index;
    const key = `item-${position}`;
    const { section, headings, text, bracket } = itemText;
    if (text === '') context.log.add({ code: 'measure-missing', field: `${key}.text`, place: section.place, printed: bracket?.printed ?? '', done: '责任单位之前没有任务文字，正文留空', proposal: '请按原件补录任务，或删去这一项' });
    if (itemText.isUnderNumberAbove) context.log.add({ code: 'number-shared', field: `${key}.number`, place: section.place, printed: text.slice(0, SHOWN), done: `没有自己的序号，记上一段的序号“${numberOf(section)}”，单独立项`, proposal: '请核对是否漏印序号，或与上一项印在了一起' });
    if (STRAY_NUMBER.test(text)) context.log.add({ code: 'text-damaged', field: `${key}.text`, place: section.place, printed: STRAY_NUMBER.exec(text)?.[0] ?? '', done: '正文里有单独成段的数字，按印出的文字保留', proposal: '如是页码，请删去' });
    const parts = partsOf(key, itemText, context);
    const { doubts, ...due } = deadlineOfItem(bracket?.deadlineWords ?? null, text, context);
    for (const doubt of doubts) context.log.add({ ...doubt, field: `${key}.deadline`, place: section.place });
    const people = bracket?.people ?? [];
    return {
      key,
      position,
      number: numberOf(section),
      headings,
      text,
      points: readPoints(text),
      upstreamText: null,
      ...due,
      targets: readNumericTargets(text),
      ...resolveResponsibility({ itemKey: key, parts, place: section.place }, context),
      ...(people.length === 0 ? {} : { people }),
      place: section.place,
    };
  });
}
