import { assignWork, type DocumentParts } from './document-parts.js';
import { itemTextsOf } from './item-texts.js';
import { knowsUnitsOf, readParagraphItems } from './paragraph-items.js';
import type { DraftItem, Place } from './plan-draft.js';
import { characterPairs, sharedText } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { ranksUnits } from './responsibility/assignment-role.js';
import { sectionText, walkSections, type Section } from './section.js';
import { bodyTasksOf } from './table/main-tasks.js';
import { readTableItems } from './table/table-items.js';
import type { TaskTable } from './table/task-table.js';

/** From this share of common text on, a table decomposes the body instead of adding to it. */
const DECOMPOSES = 0.6;

/** The items of a document and whether its body was left as their context. */
export interface PlanItems {
  readonly items: readonly DraftItem[];
  /** A list carries out the tasks of the body: the clauses there are those of the list. */
  readonly bodyIsContext: boolean;
}

/** True when the rows carry out the tasks of the body, so that the body is context for them and no second set of items. */
function decomposesBody(table: TaskTable, tasks: readonly Section[]): boolean {
  if (bodyTasksOf(table.rows, tasks).length > 0) return true;
  const body = characterPairs(walkSections(tasks).map(({ section }) => sectionText(section)).join(''));
  const shares = table.rows.map((row) => sharedText(characterPairs(row.measure), body));
  return shares.reduce((sum, share) => sum + share, 0) >= DECOMPOSES * shares.length;
}

/** One finding instead of one per item for a list that ranks nobody: no 牵头, no 配合 in any of its items. */
function reportWithoutLeads(items: readonly DraftItem[], { log }: ReadingContext): void {
  const clauses = items.flatMap((item) => item.clauses);
  const first = items[0];
  if (!first || items.length < 2 || clauses.length === 0 || clauses.some(({ roleWord }) => ranksUnits(roleWord))) return;
  const roleWords = [...new Set(clauses.map(({ roleWord }) => roleWord))].join('、');
  log.replace('no-named-lead', items.map((item) => `${item.key}.assignments`), {
    code: 'no-named-lead',
    field: 'plan.items',
    place: first.place,
    printed: roleWords,
    done: `${items.length} 项任务都只印${roleWords}，没有牵头单位：所列责任单位都记为共同负责（牵头），保留印出的角色词`,
    proposal: '如有主次，请逐项指定牵头单位',
  });
}

/** One finding for items taken from paragraphs that nothing numbers: what stands between them was not taken. */
function reportUnnumbered(items: readonly DraftItem[], { log }: ReadingContext): void {
  const unnumbered = items.filter((item) => item.number === '');
  const first = unnumbered[0];
  if (!first) return;
  log.add({ code: 'items-unnumbered', field: 'plan.items', place: first.place, printed: first.text.slice(0, 30), done: `${unnumbered.length} 个写明责任单位的段落没有编号，各立一项`, proposal: '请核对任务是否齐全、分得是否合适' });
}

/** A body that is left as the context of a list though it names units for other tasks, or more of them, than the list has items. */
function reportBodyLeft(tasks: readonly Section[], items: readonly DraftItem[], context: ReadingContext): void {
  const named = itemTextsOf(tasks, knowsUnitsOf(context)).filter(({ bracket }) => bracket !== null);
  const first = named[0];
  if (!first) return;
  const listed = characterPairs(items.map(({ text, headings }) => [...headings, text].join('')).join(''));
  const strange = named.filter(({ text }) => sharedText(characterPairs(text), listed) < DECOMPOSES);
  if (strange.length === 0 && named.length <= items.length) return;
  const [shown = first] = strange;
  context.log.add({ code: 'body-left', field: 'plan.items', place: shown.section.place, printed: shown.text.slice(0, 40), done: `正文有 ${named.length} 处任务写明责任单位，清单有 ${items.length} 项，按清单立项，正文作为背景`, proposal: '请核对正文里有没有清单以外的任务' });
}

/** The items of a document in printed order: of its paragraphs, unless a list decomposes them, then of its lists. */
export function itemsOf({ lists, sections }: DocumentParts, readsParagraphs: boolean, context: ReadingContext): PlanItems {
  const { tasks } = sections;
  const bodyIsContext = lists.some((list) => decomposesBody(list, tasks));
  const bodyAssigns = readsParagraphs && assignWork(tasks, context) && !bodyIsContext;
  const items: DraftItem[] = bodyAssigns ? readParagraphItems(tasks, context) : [];
  reportUnnumbered(items, context);
  reportWithoutLeads(items, context);
  for (const list of lists) {
    // Beside a body that assigns work of its own, or another list, the table is a list of its own and keeps its title.
    const fromList = readTableItems(list, tasks, context, { firstPosition: items.length + 1, title: bodyAssigns || lists.length > 1 ? list.title : '' });
    reportWithoutLeads(fromList, context);
    items.push(...fromList);
  }
  if (bodyIsContext) reportBodyLeft(tasks, items, context);
  return { items, bodyIsContext };
}

/** Notes how many items a rule of the document has added units to. */
export function reportRules(items: readonly DraftItem[], { rules, log }: ReadingContext): void {
  for (const rule of rules) {
    if (rule.kind === 'firstUnitLeads') log.add({ code: 'first-unit-leads', field: 'plan.items', place: rule.place, printed: rule.words, done: '没有另外写明牵头单位的任务，列第一位的单位记为牵头，其余记为配合' });
    if (!rule.adds) continue;
    const { units } = rule.adds;
    const extended = items.filter((item) => item.place.line > rule.place.line && !item.clauses.some((clause) => clause.words.includes(units)) && item.assignments.some(({ printed }) => printed === units));
    log.add({ code: 'units-by-rule', field: 'plan.items', place: rule.place, printed: rule.words, done: `其后 ${extended.length} 项任务的${rule.adds.roleWord}都加上“${units}”` });
  }
}

/** One note instead of one per item when a document gives no deadlines at all. */
export function reportUndated(items: readonly DraftItem[], place: Place, { log }: ReadingContext): void {
  if (items.length === 0 || items.some((item) => item.deadline.raw !== '')) return;
  log.add({ code: 'deadline-undated', field: 'plan.items', place, printed: '', done: `${items.length} 项任务都没有写明完成时限，保留为空`, proposal: '如需按期督办，请逐项确定时限' });
}
