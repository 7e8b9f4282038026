import { splitUnitList } from '../../unit/split-unit-list.js';
import { matchUnitName } from '../../unit/match-unit-name.js';
import type { ResponsiblePeople } from '../plan-draft.js';
import { halfWidth } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { readClauseContent, type ClauseContent } from '../responsibility/clause-content.js';
import type { ResponsibilityPart } from '../responsibility/responsibility-part.js';
import { speaksOfSeveral } from '../responsibility/resolve-responsibility.js';
import { readRoleSentence } from '../responsibility/role-sentence.js';
import { clauseWords } from '../responsibility/role-words.js';
import type { ColumnKind } from './table-columns.js';
import type { RowDoubt, TaskRow } from './task-row.js';

/** The unit lists of a row by role word, and what was doubtful about its unit cells. */
export interface RowResponsibility {
  readonly parts: readonly ResponsibilityPart[];
  readonly people: readonly ResponsiblePeople[];
  readonly doubts: readonly RowDoubt[];
}

const LEADS_SEPARATELY = /分别牵头/;

function groupsAndNames(words: string, context: ReadingContext): { groups: number; names: number } {
  const mentions = splitUnitList(words, context.index, context.asOf);
  // A directory that does not know the city's groups must not hide a swap: 各区人民政府 is a group by its words.
  const isGroup = (name: string): boolean => matchUnitName(name, context.index, context.asOf).outcome === 'group' || speaksOfSeveral(name);
  return { groups: mentions.filter((mention) => isGroup(mention.name)).length, names: mentions.length };
}

/** A long list that ends in a whole group (各区人民政府) leads nothing: beside a shorter list of single bodies the two cells were swapped. */
function areSwapped(lead: string, responsible: string, context: ReadingContext): boolean {
  if (lead === '' || responsible === '') return false;
  const first = groupsAndNames(lead, context);
  const second = groupsAndNames(responsible, context);
  return first.groups > 0 && first.names > first.groups && second.groups === 0 && second.names < first.names;
}

/** One reading per leading unit where the row says 分别牵头: each handles the matter on its own. */
function perLead(words: string, { parts, people }: RowResponsibility, context: ReadingContext): RowResponsibility[] {
  const lead = parts.find((part) => part.roleWord === '牵头');
  const mentions = lead ? splitUnitList(lead.units, context.index, context.asOf) : [];
  if (mentions.length < 2) return [{ parts, people, doubts: [] }];
  return mentions.map(({ printed, name }) => {
    const units = matchUnitName(printed, context.index, context.asOf).outcome === 'matched' ? printed : name;
    const doubt: RowDoubt = { code: 'handled-separately', printed: words, done: `拆成 ${mentions.length} 项，本项由“${name}”牵头`, proposal: '确认各牵头单位分别办理' };
    return { parts: parts.map((part) => (part === lead ? { ...part, units } : part)), people, doubts: [doubt] };
  });
}

/**
 * Who answers for a row, by its unit columns: one reading, or one per lead where units lead separately. Cells found swapped are put
 * right; empty ones are reported, never filled.
 */
export function responsibilitiesOfRow(row: TaskRow, context: ReadingContext): RowResponsibility[] {
  const whole = responsibilityOfRow(row, context);
  const separate = [...row.units.values()].find((words) => LEADS_SEPARATELY.test(words) && readRoleSentence(words) !== null);
  if (separate === undefined) return [whole];
  return perLead(separate, whole, context).map((reading) => ({ ...reading, doubts: [...whole.doubts, ...reading.doubts] }));
}

/** The words of a unit cell: a sentence that gives roles, clauses with role words of their own, or a list under the header of its column. */
function readCell(header: string, words: string): ClauseContent {
  const sentence = readRoleSentence(words);
  const half = halfWidth(words);
  const inside = clauseWords(half);
  if (!sentence && inside[0]?.start === 0 && inside.some((word) => word.kind === 'units')) return readClauseContent(words, half, inside, words.length);
  return { parts: sentence ?? [{ roleWord: header, units: words }], people: [], deadlineWords: null, unread: [] };
}

function responsibilityOfRow(row: TaskRow, context: ReadingContext): RowResponsibility {
  const doubts: RowDoubt[] = [];
  const headerOf = (kind: ColumnKind): string => row.page.columns.find((column) => column.kind === kind)?.header ?? '';
  const units = new Map(row.units);
  const lead = units.get('lead');
  const responsible = units.get('responsible');
  if (lead !== undefined && responsible !== undefined) {
    if (areSwapped(lead, responsible, context)) {
      units.set('lead', responsible);
      units.set('responsible', lead);
      doubts.push({ code: 'roles-swapped', printed: `${headerOf('lead')}：${lead} | ${headerOf('responsible')}：${responsible}`, done: '两栏对调：单位多且含各区的一栏作责任单位', proposal: '确认牵头单位' });
    }
    if (lead === '' && responsible !== '') doubts.push({ code: 'unit-cell-missing', printed: responsible, done: `${headerOf('lead')}一栏是空的，单位按印出的一栏记入`, proposal: '请核对牵头单位' });
    if (lead !== '' && responsible === '') doubts.push({ code: 'no-cooperating-unit', printed: lead, done: '只记牵头单位' });
  }
  const cooperating = units.get('cooperating');
  if (lead === undefined && responsible === '' && cooperating !== undefined && cooperating !== '') {
    doubts.push({ code: 'unit-cell-missing', printed: cooperating, done: `${headerOf('responsible')}一栏是空的，单位按印出的一栏记入`, proposal: `请核对${headerOf('responsible')}` });
  }
  const cells = [...units].flatMap(([kind, words]) => (words === '' ? [] : [readCell(headerOf(kind), words)]));
  const parts = cells.flatMap((cell) => cell.parts);
  for (const printed of cells.flatMap((cell) => [...cell.unread, ...(cell.deadlineWords === null ? [] : [cell.deadlineWords])])) {
    doubts.push({ code: 'responsibility-unread', printed, done: '单位栏里的这一段没有读懂', proposal: '请核对角色词和单位' });
  }
  if (parts.length === 0) doubts.push({ code: 'no-responsibility', printed: '', done: '没有读到责任单位', proposal: '请指定牵头单位和责任单位' });
  return { parts, people: [...row.people, ...cells.flatMap((cell) => cell.people)], doubts };
}
