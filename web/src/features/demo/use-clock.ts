import { answer, post, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';

export type DayReport = Schemas['DayReportResponse'];

export interface Move {
  readonly until: string;
  /** Stop at the first day on which something happens. */
  readonly stopAtNews?: boolean;
}

export const moveClock = (move: Move) => answer(post('/api/v1/demo-clock', { body: move }));

/** Moves the clock of the demonstration; whatever is shown is asked again afterwards. */
export function useClock() {
  return useCommand({ mutationFn: moveClock, onSuccess: () => queryClient.invalidateQueries() });
}

/** What happened on those days, counted. */
export function happenings(days: readonly DayReport[]): { readonly reminders: number; readonly escalated: number } {
  const sum = (lines: readonly { readonly obligations: number }[]): number => lines.reduce((whole, { obligations }) => whole + obligations, 0);
  return { reminders: sum(days.flatMap((day) => day.reminders)), escalated: sum(days.flatMap((day) => day.escalated)) };
}
