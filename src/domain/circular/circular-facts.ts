import type { LocalDate } from '../kernel/local-date.js';
import type { ObligationKind } from '../obligation/obligation.js';

/** A duty that was done late or is late. */
export interface LateDuty {
  readonly kind: ObligationKind;
  readonly title: string;
  readonly documentNumber: string;
  readonly dueOn: LocalDate;
  /** `dueOn` moved on by the days the clock stood still. */
  readonly effectiveDueOn: LocalDate;
  /** Day it was done; null while it is not. */
  readonly settledOn: LocalDate | null;
  /** Days late by the effective date: without those the office took. */
  readonly daysLate: number;
}

/** A reporting period whose window closed without a piece. */
export interface MissedPeriod {
  readonly title: string;
  readonly documentNumber: string;
  readonly dueOn: LocalDate;
}

/** What one unit owed with a due day in the period. Counts and dates, no score. */
export interface UnitFacts {
  readonly unitId: string;
  readonly unit: string;
  readonly owed: number;
  readonly inTime: number;
  readonly late: number;
  readonly openLate: number;
  readonly openInTime: number;
  readonly lateDuties: readonly LateDuty[];
  readonly missed: readonly MissedPeriod[];
}

/** A piece of information the office has accepted. */
export interface AcceptedPiece {
  readonly pieceId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly title: string;
  readonly text: string;
  /** Title of the submission it was handed in for (2024年4月信息报送). */
  readonly submission: string;
}

export interface SnapshotPlan {
  readonly id: string;
  readonly documentNumber: string;
  readonly title: string;
}

/** The facts as they stood when they were compiled; never changed afterwards. Units stand in official order. */
export interface CircularSnapshot {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly takenOn: LocalDate;
  readonly plans: readonly SnapshotPlan[];
  readonly units: readonly UnitFacts[];
  readonly pieces: readonly AcceptedPiece[];
}
