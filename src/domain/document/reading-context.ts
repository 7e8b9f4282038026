import type { LocalDate } from '../kernel/local-date.js';
import type { UnitIndex } from '../unit/unit-index.js';
import type { FindingLog } from './finding-log.js';
import type { DocumentRule, ScopeDefinition } from './plan-draft.js';

/** What every step of reading one document knows. */
export interface ReadingContext {
  readonly index: UnitIndex;
  /** Day on which unit names are understood: the document's date, else the end of its year. */
  readonly asOf: LocalDate;
  /** Day on which the text took effect in its present form: units that have ended by then are carried on by their successors. */
  readonly inForceOn: LocalDate;
  /** Year of the document, the year of a deadline printed without one; null when it has neither date nor number nor a year in its title. */
  readonly year: number | null;
  /** The one year the title names (2024年重点任务清单): it goes before `year` for dates printed without one; absent or null where it names none or several. */
  readonly titleYear?: number | null;
  readonly issuedOn: LocalDate | null;
  /** Group definitions of this document, by group code. */
  readonly scopes: ReadonlyMap<string, ScopeDefinition>;
  /** Rules of this document for all its items. */
  readonly rules: readonly DocumentRule[];
  readonly log: FindingLog;
}
