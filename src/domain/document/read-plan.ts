import type { UnitIndex } from '../unit/unit-index.js';
import { yearOf } from '../kernel/local-date.js';
import { textsOf, type Block } from './block.js';
import { readDocumentRules } from './document-rules.js';
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
import { ranksUnits, responsibleAreLeads } from './responsibility/assignment-role.js';
import { speaksOfResponsibility } from './responsibility/responsibility-bracket.js';
import { isClosingProvision, outlineOf, purposeOf, sectionText, splitAnnexes, walkSections, type Outline, type Section, type SectionPurpose } from './section.js';
import type { DocumentSegment } from './segment.js';
import { restoreLostTables } from './table/lost-separators.js';
import { readTableItems } from './table/table-items.js';
import { readTaskTable, type TaskTable } from './table/task-table.js';

/** From this share of common text on, a table decomposes the body instead of adding to it. */
const DECOMPOSES = 0.6;

interface DocumentParts {
  readonly body: Outline;
  readonly annexes: readonly (readonly Block[])[];
  readonly table: TaskTable | null;
  readonly sections: Readonly<Record<SectionPurpose, readonly Section[]>>;
  /** Rows of a table that lost its separators could not be read. */
  readonly unreadRows: boolean;
}

function partsOf(segment: DocumentSegment, context: ReadingContext): DocumentParts {
  const { blocks: restored, unread } = restoreLostTables(segment.blocks, context);
  const { body, annexes } = splitAnnexes(restored);
  const outline = outlineOf(body.filter((block) => block.kind === 'paragraph' && !isClosingProvision(block)));
  const sections: Record<SectionPurpose, Section[]> = { goals: [], tasks: [], arrangement: [], requirements: [], provisions: [] };
  for (const section of outline.sections) {
    const purpose = purposeOf(section);
    // Provisions that name responsible units assign work all the same.
    sections[purpose === 'provisions' && assignWork([section]) ? 'tasks' : purpose].push(section);
  }
  const tables = [...annexes, body].map((blocks) => readTaskTable(blocks, context)).filter((table) => table !== null);
  return { body: outline, annexes, table: tables[0] ?? null, sections, unreadRows: unread };
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
  const bodyAssigns = assignWork(tasks) && !(table && decomposesBody(table, tasks));
  const fromBody = bodyAssigns ? readParagraphItems(tasks, context) : [];
  reportWithoutLeads(fromBody, context);
  if (!table) return fromBody;
  // Beside a body that assigns work of its own the table is a list of its own and keeps its title.
  const fromTable = readTableItems(table, tasks, context, { firstPosition: fromBody.length + 1, title: bodyAssigns ? table.title : '' });
  reportWithoutLeads(fromTable, context);
  return [...fromBody, ...fromTable];
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

/** Notes how many items a rule of the document has added units to. */
function reportRules(items: readonly DraftItem[], { rules, log }: ReadingContext): void {
  for (const rule of rules) {
    if (!rule.adds) continue;
    const { units } = rule.adds;
    const extended = items.filter((item) => item.place.line > rule.place.line && !item.clauses.some((clause) => clause.words.includes(units)) && item.assignments.some(({ printed }) => printed === units));
    log.add({ code: 'units-by-rule', field: 'plan.items', place: rule.place, printed: rule.words, done: `其后 ${extended.length} 项任务的${rule.adds.roleWord}都加上“${units}”` });
  }
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
  const scopes = readGroupScopes(segment.blocks, index, asOf, log);
  return { index, asOf, inForceOn: segment.revisedOn ?? asOf, year, issuedOn: segment.issuedOn, scopes, rules: readDocumentRules(segment.blocks), log };
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
  if (!parts.table && !parts.unreadRows && !assignWork(parts.sections.tasks)) return null;
  reportHead(segment, context);
  const items = itemsOf(parts, context);
  reportUndated(items, segment, context);
  reportRules(items, context);
  const phases = readPhases(parts.sections.arrangement, context);
  const title = planTitle(segment);
  const bodyTexts = walkSections(parts.body.sections).map(({ section }) => flowing(sectionText(section)));
  const textsIn = (sections: readonly Section[]) => walkSections(sections).map(({ section }) => ({ text: flowing(sectionText(section)), place: section.place }));
  const annexTexts = parts.annexes.flat().flatMap((block) => (block.kind === 'paragraph' ? textsOf(block) : []));
  return {
    documentNumber: segment.documentNumber,
    title,
    shortName: shortNameIn(halfWidth(wordsOf(parts.body.opening))),
    kind: planKindOf(title),
    issuer: segment.issuer,
    issuedOn: segment.issuedOn,
    leadingGroup: readLeadingGroup([textsIn(parts.sections.requirements), annexTexts, textsIn(parts.sections.tasks)], context),
    supervisor: readSupervisor(bodyTexts, context),
    phases,
    duties: readReportingDuties(parts.sections.arrangement, parts.sections.requirements, phases, context, responsibleAreLeads(items)),
    scopes: [...context.scopes.values()],
    rules: context.rules,
    items,
    findings: context.log.findings(),
    place: segment.place,
  };
}
