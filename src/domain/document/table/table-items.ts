import { deadlineOfItem } from '../deadline-in-text.js';
import { mainTasksOfRows, type RowMainTask } from './main-tasks.js';
import { readNumericTargets, readPoints } from '../numeric-targets.js';
import type { DraftItem } from '../plan-draft.js';
import { characterPairs, sharedText } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { resolveResponsibility } from '../responsibility/resolve-responsibility.js';
import { responsibilitiesOfRow } from './row-responsibility.js';
import { readMark, type Section } from '../section.js';
import { readTaskEntries, type TaskEntry } from './task-entries.js';
import { suspectUnitColumns } from './suspect-unit-columns.js';
import type { TaskTable } from './task-table.js';
import type { RowDoubt } from './task-row.js';
import { sectionsOfRows, type RowSection } from './table-sections.js';

/** Below this share of common text a measure cannot be said to belong to its task. */
const SURE_SHARE = 0.5;

/** Where in an item a doubt belongs. */
const FIELD_OF: Readonly<Partial<Record<RowDoubt['code'], string>>> = {
  'unit-columns-suspect': 'assignments',
  'stray-cell': 'headings',
  'main-task-aligned': 'headings',
  'main-task-mismatch': 'headings',
  'main-task-uncertain': 'headings',
  'main-task-wording': 'headings',
  'section-uncertain': 'headings',
  'section-label-displaced': 'headings',
  'measures-glued': 'text',
  'measures-unsplit': 'text',
  'measure-missing': 'text',
  'measure-continued': 'text',
  'responsibility-unread': 'assignments',
  'text-cut-off': 'text',
  'text-damaged': 'text',
  'upstream-repeats-measure': 'upstreamText',
  'header-in-cell': 'text',
  'upstream-carried': 'upstreamText',
  'roles-swapped': 'assignments',
  'unit-cell-missing': 'assignments',
  'no-cooperating-unit': 'assignments',
  'handled-separately': 'assignments',
  'no-responsibility': 'assignments',
  'deadline-past': 'deadline',
  'deadline-unread': 'deadline',
  'deadline-undated': 'deadline',
  'deadline-year-missing': 'deadline',
  'deadline-assumed': 'deadline',
  'deadline-range': 'deadline',
  'deadline-relative': 'deadline',
  'deadline-cadence': 'deadline',
  'deadline-immediate': 'deadline',
  'deadline-then-ongoing': 'deadline',
  'deadline-is-milestone': 'deadline',
  'deadline-several': 'deadline',
  'deadline-in-text': 'deadline',
};

const ENDS_SENTENCE = /[。!?;！？；]$/;
/** From this share of common text on, two cells hold the same words. */
const SAME_TEXT = 0.95;

function textDoubts({ measure, upstream, row }: TaskEntry, sentencesEnd: boolean): RowDoubt[] {
  const doubts: RowDoubt[] = [];
  if (sentencesEnd && measure !== '' && !ENDS_SENTENCE.test(measure)) {
    doubts.push({ code: 'text-cut-off', printed: measure.slice(-30), done: '按印出的文字保留', proposal: '请按原件补全' });
  }
  if (/\.{3}/.test(measure)) doubts.push({ code: 'text-damaged', printed: /.{0,12}\.{3}.{0,12}/.exec(measure)?.[0] ?? '', done: '按印出的文字保留', proposal: '请按原件更正' });
  if (row.upstream !== '' && measure !== '' && sharedText(characterPairs(measure), characterPairs(upstream)) >= SAME_TEXT) {
    doubts.push({ code: 'upstream-repeats-measure', printed: upstream.slice(0, 30), done: '两栏都按印出的文字保留', proposal: '请按上级文件更正上级措施' });
  }
  return doubts;
}

function sectionDoubts({ section, basis, candidates }: RowSection): RowDoubt[] {
  if (basis !== 'uncertain') return [];
  return [{ code: 'section-uncertain', printed: candidates.join(' / '), done: `按文字相近归入“${section}”`, proposal: `在${candidates.map((words) => `“${words}”`).join('与')}之间确认` }];
}

/** True when two labels have the same words whatever marks stand before or within them. */
function sameWords(left: string, right: string): boolean {
  const words = (label: string): string => (readMark(label)?.text ?? label).replace(/[^\p{L}\p{N}]/gu, '');
  return words(left) === words(right);
}

function mainTaskDoubts({ row }: TaskEntry, { label, copiedDown, bodyLabel, share }: RowMainTask): RowDoubt[] {
  if (share === null) return [];
  const doubts: RowDoubt[] = [];
  if (row.mainTask !== '' && row.mainTask !== label) {
    doubts.push({ code: 'main-task-mismatch', printed: row.mainTask, done: `按正文归入“${label}”`, proposal: '请确认主要任务' });
  } else if (copiedDown !== label) doubts.push({ code: 'main-task-aligned', printed: copiedDown, done: `按正文归入“${label}”，逐行下填会得到“${copiedDown}”` });
  if (row.mainTask === label && !sameWords(label, bodyLabel)) doubts.push({ code: 'main-task-wording', printed: label, done: `按表格印出的文字保留，正文标题为“${bodyLabel}”` });
  if (share < SURE_SHARE && row.mainTask !== label) doubts.push({ code: 'main-task-uncertain', printed: row.measure, done: `暂归入“${label}”，与正文只有 ${Math.round(share * 100)}% 的文字相同`, proposal: '请确认主要任务' });
  return doubts;
}

/** Where a table stands among the items of its document. */
export interface ListPlacement {
  readonly firstPosition?: number;
  /** Title of the list above its items, '' when the table is the only list of the document. */
  readonly title?: string;
}

/**
 * The items of a task table, one per row of work and one per lead where units lead separately, with everything that was repaired or
 * stayed open reported. `tasks` are the task sections of the body, with which the main tasks are compared.
 */
export function readTableItems(table: TaskTable, tasks: readonly Section[], context: ReadingContext, { firstPosition = 1, title = '' }: ListPlacement = {}): DraftItem[] {
  const entries = readTaskEntries(table, context.log).flatMap((entry) => responsibilitiesOfRow(entry.row, context).map((responsibility) => ({ ...entry, responsibility })));
  const sections = sectionsOfRows(table);
  // Compared by the measures after cutting: a row whose measure was glued to another's is aligned by its own words.
  const rows = entries.map((entry) => ({ ...entry.row, measure: entry.measure }));
  const mainTasks = mainTasksOfRows(rows, tasks);
  reportDisplacedLabels(table, sections, entries, firstPosition, context);
  const suspects = suspectUnitColumns(entries.map(({ row }) => row));
  const sentencesEnd = entries.filter((entry) => ENDS_SENTENCE.test(entry.measure)).length * 2 >= entries.length;
  return entries.map((entry, index) => {
    const position = firstPosition + index;
    const key = `item-${position}`;
    const section = sections.get(entry.row) ?? { section: '', basis: 'none' as const, candidates: [] };
    const mainTask = mainTasks.get(rows[index] ?? entry.row) ?? { label: '', copiedDown: '', bodyLabel: '', share: null };
    const { doubts, ...due } = deadlineOfItem(entry.row.deadline, entry.measure, context);
    const { responsibility } = entry;
    const suspect = suspects.get(entry.row.page);
    for (const doubt of [...(suspect ? [suspect] : []), ...entry.doubts, ...textDoubts(entry, sentencesEnd), ...sectionDoubts(section), ...mainTaskDoubts(entry, mainTask), ...doubts, ...responsibility.doubts]) {
      const part = FIELD_OF[doubt.code];
      context.log.add({ ...doubt, field: part === undefined ? key : `${key}.${part}`, place: entry.row.place });
    }
    return {
      key,
      position,
      number: entry.number,
      headings: [title, section.section, entry.row.category, mainTask.label].filter((heading) => heading !== ''),
      text: entry.measure,
      points: readPoints(entry.measure),
      upstreamText: entry.upstream === '' ? null : entry.upstream,
      ...due,
      targets: readNumericTargets(entry.measure),
      ...resolveResponsibility({ itemKey: key, parts: responsibility.parts, place: entry.row.place }, context),
      ...(responsibility.people.length === 0 ? {} : { people: responsibility.people }),
      place: entry.row.place,
    };
  });
}

/** One finding per label that stands elsewhere than above its rows: it says which items it was given to. */
function reportDisplacedLabels(table: TaskTable, sections: ReadonlyMap<unknown, RowSection>, entries: readonly TaskEntry[], firstPosition: number, context: ReadingContext): void {
  for (const page of table.pages) {
    const onPage = entries.flatMap((entry, index) => (entry.row.page === page && sections.get(entry.row)?.basis === 'displaced' ? [{ entry, position: firstPosition + index }] : []));
    const first = onPage[0];
    const label = page.labels[0];
    if (!first || !label) continue;
    const section = sections.get(first.entry.row)?.section ?? '';
    const items = onPage.map(({ position }) => position).join('、');
    context.log.add({ code: 'section-label-displaced', field: 'plan.items', place: label.place, printed: label.words, done: `把“${section}”用于同一页的第 ${items} 项` });
  }
}
