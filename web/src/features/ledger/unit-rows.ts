import type { Schemas } from '../../api/client';
import { nextDueDay } from './due-months';
import { type Counts, countsOf, type Line } from './standing';

export interface UnitRow {
  readonly unitId: string;
  readonly unit: string;
  readonly leads: number;
  /** How the lines stand that it leads. */
  readonly counts: Counts;
  readonly others: number;
  readonly unacknowledged: number;
  readonly nextDueOn: string | null;
  readonly lastReportOn: string | null;
}

/** What the lines mean for each unit, in the order given, which is the official one; units without a part in the lines are left out. */
export function unitRows(lines: readonly Line[], units: readonly Schemas['ActiveUnitResponse'][], today: string): readonly UnitRow[] {
  return units.flatMap(({ unitId, unit, lastReportOn }) => {
    const parts = lines.flatMap((line) => line.units.filter((one) => one.unitId === unitId && one.status !== 'withdrawn').map(({ role, status }) => ({ line, role, status })));
    if (parts.length === 0) return [];
    const led = parts.filter(({ role }) => role === 'lead').map(({ line }) => line);
    return [{
      unitId, unit, lastReportOn,
      leads: led.length,
      counts: countsOf(led),
      others: parts.length - led.length,
      unacknowledged: parts.filter(({ status }) => status === 'pendingAck').length,
      nextDueOn: nextDueDay(parts.map(({ line }) => line), today),
    }];
  });
}
