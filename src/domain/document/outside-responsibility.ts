import type { Block } from './block.js';
import type { DocumentParts } from './document-parts.js';
import { wordsOf } from './document-title.js';
import { isFormTitle } from './plan-kind.js';
import type { DraftItem, Place } from './plan-draft.js';
import type { PlanItems } from './plan-items.js';
import { flowing } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { isBlankForm, titleAbove } from './task-lists.js';
import { headsTaskTable, namesResponsible, proseAssignments } from './work-signs.js';

/** Words that speak of responsibility and became no item. */
interface OutsideWords {
  readonly printed: string;
  readonly place: Place;
  readonly isTable: boolean;
}

const SHOWN = 60;

function overlap(left: Place, right: Place): boolean {
  return left.line <= right.endLine && right.line <= left.endLine;
}

/** The words of a clause with a little of what stands before it. */
function aroundClause(words: string): string {
  const at = Math.max(words.search(/[（(〔【[]?(?:牵头|主办|责任|承办|配合|协办)(?:单位|部门)|牵头/), 0);
  return words.slice(Math.max(0, at - 10), at + SHOWN);
}

function paragraphsOutside(blocks: readonly Block[], covered: readonly Place[]): OutsideWords[] {
  return blocks.flatMap((block) => {
    const words = wordsOf(block);
    return namesResponsible(words) && !covered.some((place) => overlap(place, block.place)) ? [{ printed: aroundClause(words), place: block.place, isTable: false }] : [];
  });
}

function tablesOutside(blocks: readonly Block[], items: readonly DraftItem[]): OutsideWords[] {
  return blocks.flatMap((block, position) => {
    if (block.kind !== 'table' || items.some((item) => overlap(item.place, block.place))) return [];
    const header = block.rows.find(headsTaskTable);
    if (!header || (isBlankForm(block) && isFormTitle(titleAbove(blocks, position)))) return [];
    return [{ printed: header.cells.map(flowing).join(' | ').slice(0, SHOWN), place: block.place, isTable: true }];
  });
}

/** Reports every place of a document that names who is responsible and became no item; returns their number. */
export function reportOutsideTasks({ text, sections }: DocumentParts, { items, bodyIsContext }: PlanItems, isReport: boolean, { log }: ReadingContext): number {
  const context = bodyIsContext ? sections.tasks.map((section) => section.place) : [];
  const outside = [...paragraphsOutside(text, [...items.map((item) => item.place), ...context]), ...tablesOutside(text, items)].sort((left, right) => left.place.line - right.place.line);
  // Beside tasks that were read, sentences about who leads are commonplace; in a document without any they are all there is.
  if (items.length === 0 && outside.length === 0 && !isReport) outside.push(...proseAssignments(text).map((block) => ({ printed: aroundClause(wordsOf(block)), place: block.place, isTable: false })));
  for (const { printed, place, isTable } of outside) {
    const done = isTable ? '表头有责任单位一栏，但没有读出任务行，没有立项' : '这一段不在任务部分，没有立项';
    log.add({ code: 'responsibility-outside-tasks', field: 'plan.items', place, printed, done, proposal: '请确认这里是否另有需要督办的任务' });
  }
  return outside.length;
}
