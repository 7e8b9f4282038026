import type { UnitIndex } from '../unit/unit-index.js';
import { yearOf } from '../kernel/local-date.js';
import type { Block } from './block.js';
import { FindingLog } from './finding-log.js';
import { readGroupScopes } from './responsibility/group-scopes.js';
import { readLeadingGroup, readSupervisor } from './leading-group.js';
import { bodyTasksOf } from './table/main-tasks.js';
import { readParagraphItems } from './paragraph-items.js';
import { readPhases } from './phases.js';
import { laysDownRules, planKindOf, shortNameIn } from './plan-kind.js';
import type { DraftItem, PlanDraft } from './plan-draft.js';
import { characterPairs, closedUp, flowing, halfWidth, sharedText } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { readReportingDuties } from './reporting-duties.js';
import { speaksOfResponsibility } from './responsibility/responsibility-bracket.js';
import { outlineOf, purposeOf, sectionText, splitAnnexes, walkSections, type Outline, type Section, type SectionPurpose } from './section.js';
import type { DocumentSegment } from './segment.js';
import { readTableItems } from './table/table-items.js';
import { readTaskTable, type TaskTable } from './table/task-table.js';

/** From this share of common text on, a table decomposes the body instead of adding to it. */
const DECOMPOSES = 0.6;

interface DocumentParts {
  readonly body: Outline;
  readonly table: TaskTable | null;
  readonly sections: Readonly<Record<SectionPurpose, readonly Section[]>>;
}

function partsOf(segment: DocumentSegment, context: ReadingContext): DocumentParts {
  const { body, annexes } = splitAnnexes(segment.blocks);
  const outline = outlineOf(body.filter((block) => block.kind === 'paragraph'));
  const sections: Record<SectionPurpose, Section[]> = { goals: [], tasks: [], arrangement: [], requirements: [] };
  for (const section of outline.sections) sections[purposeOf(section)].push(section);
  const tables = [...annexes, body].map((blocks) => readTaskTable(blocks, context)).filter((table) => table !== null);
  return { body: outline, table: tables[0] ?? null, sections };
}

function assignWork(sections: readonly Section[]): boolean {
  return walkSections(sections).some(({ section }) => speaksOfResponsibility(sectionText(section)));
}

/** True when the rows carry out the tasks of the body, so that the body is context for them and no second set of items. */
function decomposesBody(table: TaskTable, tasks: readonly Section[]): boolean {
  if (bodyTasksOf(table.rows, tasks).length > 0) return true;
  const body = characterPairs(walkSections(tasks).map(({ section }) => sectionText(section)).join(''));
  const shares = table.rows.map((row) => sharedText(characterPairs(row.measure), body));
  return shares.reduce((sum, share) => sum + share, 0) >= DECOMPOSES * shares.length;
}

function itemsOf({ table, sections }: DocumentParts, context: ReadingContext): DraftItem[] {
  const tasks = sections.tasks;
  const fromTable = table ? readTableItems(table, tasks, context) : [];
  if (!assignWork(tasks) || (table && decomposesBody(table, tasks))) return fromTable;
  return [...fromTable, ...readParagraphItems(tasks, context, fromTable.length + 1)];
}

/** Title of the plan itself: the one in 《》 that the covering letter puts in force, else the notice's own. */
function planTitle(segment: DocumentSegment): string {
  const letter = segment.blocks.slice(0, 4).map((block) => (block.kind === 'paragraph' ? flowing(block.text) : ''));
  const put = letter.map((words) => /《([^》]+)》(?:已经|印发)/.exec(words)?.[1]).find((title) => title !== undefined);
  return closedUp(put ?? segment.title);
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? flowing(block.text) : '')).join('');
}

function contextOf(segment: DocumentSegment, index: UnitIndex): ReadingContext {
  const log = new FindingLog();
  const year = segment.issuedOn === null ? Number(/〔(\d{4})〕/.exec(segment.documentNumber)?.[1]) : yearOf(segment.issuedOn);
  const asOf = segment.issuedOn ?? `${year}-12-31`;
  return { index, asOf, year, issuedOn: segment.issuedOn, scopes: readGroupScopes(segment.blocks, index, asOf, log), log };
}

function reportHead(segment: DocumentSegment, { log }: ReadingContext): void {
  const place = segment.numberPlace;
  if (segment.printedDocumentNumber !== segment.documentNumber) {
    log.add({ code: 'number-brackets', field: 'plan.documentNumber', place, printed: segment.printedDocumentNumber, done: `登记为 ${segment.documentNumber}` });
  }
  if (segment.title === '') log.add({ code: 'title-missing', field: 'plan.title', place, printed: segment.printedDocumentNumber, done: '标题留空', proposal: '请补录标题' });
  if (segment.issuedOn === null) log.add({ code: 'issued-on-missing', field: 'plan.issuedOn', place, printed: segment.printedDocumentNumber, done: '没有成文日期，单位名称按当年年底理解', proposal: '请补录成文日期' });
}

/** One note instead of one per item when a document gives no deadlines at all. */
function reportUndated(items: readonly DraftItem[], segment: DocumentSegment, { log }: ReadingContext): void {
  if (items.some((item) => item.deadline.raw !== '')) return;
  log.add({ code: 'deadline-undated', field: 'plan.items', place: segment.place, printed: '', done: `${items.length} 项任务都没有写明完成时限，保留为空`, proposal: '如需按期督办，请逐项确定时限' });
}

/**
 * The plan a document contains with everything the reader was not sure of; null when it assigns no work: it lays down rules, or has
 * neither a task table nor a paragraph that names responsible units.
 */
export function readPlan(segment: DocumentSegment, index: UnitIndex): PlanDraft | null {
  if (laysDownRules(segment.title)) return null;
  const context = contextOf(segment, index);
  const parts = partsOf(segment, context);
  if (!parts.table && !assignWork(parts.sections.tasks)) return null;
  reportHead(segment, context);
  const items = itemsOf(parts, context);
  reportUndated(items, segment, context);
  const phases = readPhases(parts.sections.arrangement, context);
  const title = planTitle(segment);
  const bodyTexts = walkSections(parts.body.sections).map(({ section }) => flowing(sectionText(section)));
  const requirementTexts = walkSections(parts.sections.requirements).map(({ section }) => ({ text: flowing(sectionText(section)), place: section.place }));
  return {
    documentNumber: segment.documentNumber,
    title,
    shortName: shortNameIn(halfWidth(wordsOf(parts.body.opening))),
    kind: planKindOf(title),
    issuer: segment.issuer,
    issuedOn: segment.issuedOn,
    leadingGroup: readLeadingGroup(requirementTexts, context),
    supervisor: readSupervisor(bodyTexts, context),
    phases,
    duties: readReportingDuties(parts.sections.arrangement, parts.sections.requirements, phases, context),
    scopes: [...context.scopes.values()],
    items,
    findings: context.log.findings(),
    place: segment.place,
  };
}
