import type { Line } from './standing';
import { countsOf, type Counts } from './standing';

export interface TaskBlock {
  readonly title: string;
  /** The lines that are shown. */
  readonly lines: readonly Line[];
  /** How many lines the task has in all and how many are done: a filter must not make it look smaller. */
  readonly all: number;
  readonly done: number;
}

export interface SectionBlock {
  /** '' where the document has no sections. */
  readonly title: string;
  readonly tasks: readonly TaskBlock[];
  readonly all: number;
  readonly counts: Counts;
}

const sectionOf = (line: Line): string => (line.headings.length > 1 ? (line.headings[0] ?? '') : '');
const taskOf = (line: Line): string => line.headings.at(-1) ?? '';

/** The shown lines under their sections and main tasks as the document groups them; the totals are those of the whole ledger. */
export function blocksOf(shown: readonly Line[], whole: readonly Line[]): readonly SectionBlock[] {
  const sections: { title: string; tasks: { title: string; lines: Line[] }[] }[] = [];
  for (const line of shown) {
    let section = sections.at(-1);
    if (section?.title !== sectionOf(line)) sections.push((section = { title: sectionOf(line), tasks: [] }));
    let task = section.tasks.at(-1);
    if (task?.title !== taskOf(line)) section.tasks.push((task = { title: taskOf(line), lines: [] }));
    task.lines.push(line);
  }
  return sections.map(({ title, tasks }) => {
    const ofSection = whole.filter((line) => sectionOf(line) === title);
    return {
      title,
      all: ofSection.length,
      counts: countsOf(ofSection),
      tasks: tasks.map((task) => {
        const ofTask = ofSection.filter((line) => taskOf(line) === task.title);
        return { ...task, all: ofTask.length, done: countsOf(ofTask).done };
      }),
    };
  });
}
