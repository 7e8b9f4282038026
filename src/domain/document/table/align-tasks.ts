import { characterPairs, sharedText } from '../printed-text.js';

/** Which task each measure belongs to, and how much of its text stands in that task. */
export interface Alignment {
  readonly task: number;
  /** Share (0 to 1) of the measure's text found in the task's text. */
  readonly share: number;
}

/**
 * Assigns measures, in printed order, to tasks, in printed order, so that the measures' text shares most with the tasks' text and
 * the order is kept. Needed because a table prints a main task on the middle row of its block (武政办〔2024〕21号), where copying
 * it downwards is wrong. Throws RangeError without tasks.
 */
export function alignToTasks(measures: readonly string[], tasks: readonly string[]): Alignment[] {
  if (tasks.length === 0) throw new RangeError('no tasks to align to');
  const taskPairs = tasks.map(characterPairs);
  const shares = measures.map((measure) => {
    const pairs = characterPairs(measure);
    return taskPairs.map((task) => sharedText(pairs, task));
  });
  // best[row][task]: the greatest sum over rows 0..row with this row in `task`; came[row][task]: the task of the row before.
  const came: number[][] = [];
  let best = tasks.map(() => 0);
  for (const rowShares of shares) {
    const from: number[] = [];
    let reach = 0;
    best = tasks.map((_, task) => {
      if ((best[task] ?? 0) > (best[reach] ?? 0)) reach = task;
      from.push(reach);
      return (best[reach] ?? 0) + (rowShares[task] ?? 0);
    });
    came.push(from);
  }
  let task = best.indexOf(Math.max(...best));
  const path: number[] = [];
  for (let row = shares.length - 1; row >= 0; row -= 1) {
    path.unshift(task);
    task = came[row]?.[task] ?? 0;
  }
  return path.map((chosen, row) => ({ task: chosen, share: shares[row]?.[chosen] ?? 0 }));
}
