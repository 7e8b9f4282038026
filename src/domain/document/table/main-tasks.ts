import { alignToTasks } from './align-tasks.js';
import { characterPairs, closedUp, flowing, folded, sharedText } from '../printed-text.js';
import { readMark, sectionText, walkSections, type Section } from '../section.js';
import type { TaskRow } from './task-row.js';

/** The main task of a row, '' when there is none, and how it was found. */
export interface RowMainTask {
  readonly label: string;
  /** Label that copying the printed cells downwards would give. */
  readonly copiedDown: string;
  /** Number and title of the task in the body, '' when there was none to compare with. */
  readonly bodyLabel: string;
  /** Share of the measure's text found in the body of its task; null when there was no body to compare with. */
  readonly share: number | null;
}

/** Titles differing by less than this are the same task. */
const SAME_TITLE = 0.8;

function titleOf(label: string): string {
  return readMark(label)?.text ?? label;
}

function sameTitle(left: string, right: string): boolean {
  return folded(left) === folded(right) || sharedText(characterPairs(left), characterPairs(right)) >= SAME_TITLE;
}

function wholeText(section: Section): string {
  return flowing([sectionText(section), ...section.children.map(wholeText)].join(''));
}

/** The sections of the body that the table's main tasks name: all sections of the level on which most labels are found; [] when fewer than half are. */
export function bodyTasksOf(rows: readonly TaskRow[], tasks: readonly Section[]): Section[] {
  const labels = [...new Set(rows.map((row) => row.mainTask).filter((label) => label !== ''))];
  const sections = walkSections(tasks).map(({ section }) => section);
  const found = ([1, 2, 3] as const).map((level) => {
    const ofLevel = sections.filter((section) => section.level === level);
    return { ofLevel, count: labels.filter((label) => ofLevel.some((section) => sameTitle(titleOf(label), section.title))).length };
  });
  const best = found.reduce((left, right) => (right.count > left.count ? right : left));
  return labels.length > 0 && best.count * 2 >= labels.length ? best.ofLevel : [];
}

function copiedDown(rows: readonly TaskRow[]): string[] {
  let last = '';
  return rows.map((row) => {
    if (row.printedMainTask !== '') last = row.printedMainTask;
    return last;
  });
}

function filledDown(rows: readonly TaskRow[]): string[] {
  let last = '';
  return rows.map((row) => {
    if (row.mainTask !== '') last = row.mainTask;
    return last;
  });
}

/**
 * The main task of each row: by the text it shares with the body of the tasks where the body names them, otherwise copied down
 * from the printed cells. The label is the printed one, or number and title of the body where the table never prints it.
 */
export function mainTasksOfRows(rows: readonly TaskRow[], tasks: readonly Section[]): Map<TaskRow, RowMainTask> {
  const copied = copiedDown(rows);
  // Merged cells say of every row which main task it belongs to.
  const merged = rows.some((row) => row.continued !== null) && rows.every((row) => row.mainTask !== '');
  const bodyTasks = merged ? [] : bodyTasksOf(rows, tasks);
  if (bodyTasks.length === 0) {
    const filled = filledDown(rows);
    return new Map(rows.map((row, position) => [row, { label: filled[position] ?? '', copiedDown: copied[position] ?? '', bodyLabel: '', share: null }]));
  }
  const alignments = alignToTasks(rows.map((row) => row.measure), bodyTasks.map(wholeText));
  const bodyLabels = bodyTasks.map((section) => closedUp(section.mark + section.title));
  const labels = bodyTasks.map((section) => {
    const printed = rows.find((row) => row.mainTask !== '' && sameTitle(titleOf(row.mainTask), section.title));
    return printed?.mainTask ?? closedUp(section.mark + section.title);
  });
  return new Map(
    rows.map((row, position) => {
      const alignment = alignments[position];
      return [row, { label: labels[alignment?.task ?? 0] ?? '', copiedDown: copied[position] ?? '', bodyLabel: bodyLabels[alignment?.task ?? 0] ?? '', share: alignment?.share ?? 0 }];
    }),
  );
}
