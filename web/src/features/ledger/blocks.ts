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

type Place = (line: Pick<Line, 'headings'>) => { readonly section: string; readonly task: string };

/** Where a line stands in the document: with two levels of headings the upper ones are sections, also for lines that stand right under them; a single level are main tasks. '' where there is none. */
function placesIn(whole: readonly Pick<Line, 'headings'>[]): Place {
  const hasSections = whole.some(({ headings }) => headings.length > 1);
  return ({ headings: [first = '', ...deeper] }) => (hasSections ? { section: first, task: deeper.at(-1) ?? '' } : { section: '', task: first });
}

/** How many main tasks the document has. */
export function tasksIn(whole: readonly Pick<Line, 'headings'>[]): number {
  const placeOf = placesIn(whole);
  return new Set(whole.map(placeOf).filter(({ task }) => task !== '').map(({ section, task }) => `${section}\n${task}`)).size;
}

/** The shown lines under their sections and main tasks as the document groups them; the totals are those of the whole ledger. */
export function blocksOf(shown: readonly Line[], whole: readonly Line[]): readonly SectionBlock[] {
  const sections: { title: string; tasks: { title: string; lines: Line[] }[] }[] = [];
  const placeOf = placesIn(whole);
  for (const line of shown) {
    const place = placeOf(line);
    let section = sections.at(-1);
    if (section?.title !== place.section) sections.push((section = { title: place.section, tasks: [] }));
    let task = section.tasks.at(-1);
    if (task?.title !== place.task) section.tasks.push((task = { title: place.task, lines: [] }));
    task.lines.push(line);
  }
  return sections.map(({ title, tasks }) => {
    const ofSection = whole.filter((line) => placeOf(line).section === title);
    return {
      title,
      all: ofSection.length,
      counts: countsOf(ofSection),
      tasks: tasks.map((task) => {
        const ofTask = ofSection.filter((line) => placeOf(line).task === task.title);
        return { ...task, all: ofTask.length, done: countsOf(ofTask).done };
      }),
    };
  });
}
