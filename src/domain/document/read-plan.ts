import { yearOf } from '../kernel/local-date.js';
import type { UnitIndex } from '../unit/unit-index.js';
import { reportAnnouncedCounts } from './announced-count.js';
import { textsOf, type Block } from './block.js';
import { partsOf, type DocumentParts } from './document-parts.js';
import { readDocumentRules } from './document-rules.js';
import type { DocumentSegment } from './document-segment.js';
import { isWholeTitle, wordsOf } from './document-title.js';
import { fieldOrigins } from './field-origins.js';
import { FindingLog } from './finding-log.js';
import { reportHeadingNumbers } from './heading-numbering.js';
import { reportRepeatedTexts } from './item-repetition.js';
import { readLeadingGroup, readSupervisor } from './leading-group.js';
import { reportOutsideTasks } from './outside-responsibility.js';
import { readPhases } from './phases.js';
import type { PlanDraft } from './plan-draft.js';
import { itemsOf, reportRules, reportUndated } from './plan-items.js';
import { laysDownRules, planKindOf, reportsOnly, shortNameIn } from './plan-kind.js';
import { closedUp, flowing, halfWidth } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { readReportingDuties } from './reporting-duties.js';
import { responsibleAreLeads } from './responsibility/assignment-role.js';
import { readGroupScopes } from './responsibility/group-scopes.js';
import { sectionText, walkSections, type Section } from './section.js';
import type { SourceDoubt } from './source-content.js';
import type { TaskTable } from './table/task-table.js';
import { findUnreadTaskList } from './table/unread-task-list.js';
import { unitProposals } from './unit-proposals.js';

/** Names in a source without any date are understood as the directory knows them last. */
const LATEST_DAY = '9999-12-31';

/** Title of the plan itself: the one in 《》 that the covering letter puts in force, else the notice's own. */
function planTitle(segment: DocumentSegment): string {
  const put = segment.blocks.slice(0, 4).map((block) => /《([^》]+)》(?:已经|印发)/.exec(wordsOf(block))?.[1]).find((title) => title !== undefined);
  return closedUp(put ?? segment.title);
}

/** Year of the document: of its date, its number or its title; null when none of them has one. */
function yearOfDocument({ issuedOn, documentNumber, title }: DocumentSegment): number | null {
  if (issuedOn !== null) return yearOf(issuedOn);
  const printed = /〔(\d{4})〕|^(\d{4})年/.exec(documentNumber) ?? /(20\d{2})年/.exec(halfWidth(title));
  return printed ? Number(printed[1] ?? printed[2]) : null;
}

/** The one year a title names for its list, within a year of the document; null for ranges, targets (到2035年) and several years. */
function titleYearOf(title: string, year: number | null): number | null {
  const years = [...title.matchAll(/(?<![到至—–\-~\d])(\d{4})(?=年(?![—–\-~至到]))/g)].map((match) => Number(match[1]));
  const [only] = years;
  const isOne = only !== undefined && years.length === 1 && !/\d{4}年?[—–\-~至到]/.test(title);
  return isOne && Math.abs(only - (year ?? only)) <= 1 ? only : null;
}

/** True for a section row of a table: it stands among the paragraphs of the body but counts in the table. */
function isTableLabel({ place }: Section, lists: readonly TaskTable[]): boolean {
  return lists.some((list) => {
    const inside = place.line >= list.place.line && place.line <= list.place.endLine;
    return inside || list.pages.some((page) => page.labels.some((label) => label.place.line === place.line));
  });
}

/** Where a document may say how many tasks it sets: its title, the titles of its lists, what stands before the first heading and in the headings of the tasks. */
function reportCounts({ opening, lists, sections }: DocumentParts, segment: DocumentSegment, items: PlanDraft['items'], { log }: ReadingContext): void {
  const before = opening.flatMap((block) => (block.kind === 'paragraph' ? textsOf(block) : [])).map((source) => ({ ...source, title: false }));
  const headings = sections.tasks.map(({ title, place }) => ({ text: title, place, title: false }));
  const above = lists.map(({ title, place }) => ({ text: title, place, title: true }));
  reportAnnouncedCounts([{ text: planTitle(segment), place: segment.numberPlace, title: true }, ...before, ...headings, ...above], items, log);
}

function contextOf(segment: DocumentSegment, index: UnitIndex): ReadingContext {
  const log = new FindingLog();
  const year = yearOfDocument(segment);
  const asOf = segment.issuedOn ?? (year === null ? LATEST_DAY : `${year}-12-31`);
  const scopes = readGroupScopes(segment.blocks, index, asOf, log);
  return { index, asOf, inForceOn: segment.revisedOn ?? asOf, year, titleYear: titleYearOf(planTitle(segment), year), issuedOn: segment.issuedOn, scopes, rules: readDocumentRules(segment.blocks), log };
}

function reportNumber(segment: DocumentSegment, { log }: ReadingContext): void {
  const at = { field: 'plan.documentNumber', place: segment.numberPlace, printed: segment.printedDocumentNumber };
  if (segment.documentNumber === '') log.add({ ...at, code: 'document-number-missing', done: '字号留空', proposal: '请补录发文字号；没有正式字号的，编一个内部编号（如“内部〔2024〕1号”）' });
  else if (segment.printedDocumentNumber !== segment.documentNumber) log.add({ ...at, code: 'number-brackets', done: `登记为 ${segment.documentNumber}` });
}

function reportHead(segment: DocumentSegment, context: ReadingContext): void {
  reportNumber(segment, context);
  const at = { place: segment.numberPlace, printed: segment.printedDocumentNumber };
  if (segment.title === '') context.log.add({ ...at, code: 'title-missing', field: 'plan.title', done: '标题留空', proposal: '请补录标题' });
  else if (!isWholeTitle(segment.title)) context.log.add({ ...at, code: 'title-uncertain', field: 'plan.title', printed: segment.title, done: '按标题登记', proposal: '请核对标题' });
  if (segment.issuer === '') context.log.add({ ...at, code: 'issuer-missing', field: 'plan.issuer', done: '发文机关留空', proposal: '请补录发文机关' });
  if (segment.issuedOn !== null) return;
  const understood = context.year === null ? '没有成文日期，也没有年份：没有写明年份的时间不推算' : '没有成文日期，单位名称按当年年底理解';
  context.log.add({ ...at, code: 'issued-on-missing', field: 'plan.issuedOn', done: understood, proposal: '请补录成文日期' });
}

function textOfOpening(blocks: readonly Block[]): string {
  return halfWidth(blocks.map(wordsOf).join(''));
}

/** What a document has beside its head and items: group, supervisor, phases and duties. */
function surroundings(parts: DocumentParts, items: PlanDraft['items'], context: ReadingContext): Pick<PlanDraft, 'leadingGroup' | 'supervisor' | 'phases' | 'duties'> {
  const phases = readPhases(parts.sections.arrangement, context);
  const textsIn = (sections: readonly Section[]) => walkSections(sections).map(({ section }) => ({ text: flowing(sectionText(section)), place: section.place }));
  const annexTexts = parts.annexes.flat().flatMap((block) => (block.kind === 'paragraph' ? textsOf(block) : []));
  return {
    leadingGroup: readLeadingGroup([textsIn(parts.sections.requirements), annexTexts, textsIn(parts.sections.tasks)], context),
    supervisor: readSupervisor(textsIn(parts.outlined).map(({ text }) => text), context),
    phases,
    duties: readReportingDuties(parts.sections.arrangement, parts.sections.requirements, phases, context, responsibleAreLeads(items)),
  };
}

/**
 * The plan a document contains with everything the reader was not sure of; null when it assigns no work: it lays down rules, or names
 * nobody responsible in its paragraphs and tables. A document that does name somebody and gives no item comes as a plan without items
 * and a blocking finding. Of a report only its task lists are read.
 */
export function readPlan(segment: DocumentSegment, index: UnitIndex, doubts: readonly SourceDoubt[] = []): PlanDraft | null {
  const context = contextOf(segment, index);
  for (const doubt of doubts) context.log.add({ ...doubt, field: 'plan.source' });
  const parts = partsOf(segment, context);
  // The responsibilities in rules are standing ones; a task list behind them is work all the same.
  if (laysDownRules(segment.title) && parts.lists.length === 0) return null;
  const isReport = reportsOnly(segment.title);
  reportHead(segment, context);
  const read = itemsOf(parts, !isReport, context);
  const { items } = read;
  reportUndated(items, segment.place, context);
  reportRules(items, context);
  reportRepeatedTexts(items, context.log);
  reportHeadingNumbers(parts.outlined.filter((section) => !isTableLabel(section, parts.lists)), context.log);
  reportCounts(parts, segment, items, context);
  const outside = reportOutsideTasks(parts, read, isReport, context);
  const unread = items.length === 0 ? findUnreadTaskList(parts.text) : null;
  if (items.length === 0 && outside === 0 && !unread && !parts.hasUnreadRows) return null;
  if (unread) context.log.add({ code: 'header-unknown', field: 'plan.items', place: unread.place, printed: unread.header, done: `表中 ${unread.rowCount} 行没有读成任务`, proposal: '请补上责任单位一栏或改正表头后重新导入' });
  if (items.length === 0 && !unread && !parts.hasUnreadRows) context.log.add({ code: 'items-missing', field: 'plan.items', place: segment.place, printed: segment.title, done: '写有责任单位，但没有读出任务', proposal: '请对照原文确认是否有任务；没有任务的，不必立为方案' });
  if (isReport && items.length > 0) context.log.add({ code: 'list-in-report', field: 'plan.items', place: segment.numberPlace, printed: segment.title, done: `按所附任务表立 ${items.length} 项`, proposal: '如只是情况反映，请不要交办' });
  const title = planTitle(segment);
  const around = surroundings(parts, items, context);
  const draft = {
    documentNumber: segment.documentNumber,
    title,
    shortName: shortNameIn(textOfOpening(parts.opening)),
    kind: planKindOf(title),
    issuer: segment.issuer,
    issuedOn: segment.issuedOn,
    ...around,
    scopes: [...context.scopes.values()],
    rules: context.rules,
    items,
    unitProposals: unitProposals({ items, leadingGroup: around.leadingGroup, place: segment.place }, index, context.asOf),
    findings: context.log.findings(),
    place: segment.place,
  };
  return { ...draft, origins: fieldOrigins(draft, segment, index) };
}
