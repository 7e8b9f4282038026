import type { LocalDate } from '../kernel/local-date.js';
import { holdsOn, type UnitIndex } from './unit-index.js';
import type { Unit } from './unit.js';

/** Who answers on a day for what a unit took on. */
export interface Standing {
  readonly unit: Unit;
  /** Codes from the unit asked about to the one that answers, both included. */
  readonly path: readonly string[];
  /** False when the last unit is not valid on the day either (ended without a successor, or not yet there): a person decides. */
  readonly stands: boolean;
}

/**
 * The unit that carries on on `date` (武政办〔2024〕28号: 由承接相关职能的单位继续推进): follows successors of units that have ended.
 * Throws for an unknown code and for a circle of successors.
 */
export function unitAsOf(code: string, date: LocalDate, index: UnitIndex): Standing {
  const path: string[] = [];
  let next: string | null = code;
  let unit: Unit | undefined;
  while (next !== null) {
    if (path.includes(next)) throw new Error(`单位承接关系成环：${[...path, next].join(' → ')}，请在单位目录中改正。`);
    unit = index.unitsByCode.get(next);
    if (!unit) throw new Error(`单位目录中没有代码 ${next}，请先登记该单位。`);
    path.push(next);
    next = unit.validTo !== null && unit.validTo < date ? unit.successorCode : null;
  }
  if (!unit) throw new Error(`单位目录中没有代码 ${code}，请先登记该单位。`);
  return { unit, path, stands: holdsOn(unit, date) };
}
