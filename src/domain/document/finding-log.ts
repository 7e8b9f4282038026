import { FINDING_CODES, type FindingCode } from './finding-codes.js';
import type { Finding, FindingSeverity, Place } from './plan-draft.js';

/** What a reading step reports; the severity comes from the code unless the case is milder or graver. */
export interface Doubt {
  readonly code: FindingCode;
  readonly field: string;
  readonly place: Place;
  readonly printed: string;
  readonly done: string;
  readonly proposal?: string;
  readonly severity?: FindingSeverity;
}

/** Collects the doubts of one document and gives each a key that stays the same on every reading. */
export class FindingLog {
  private readonly doubts: Doubt[] = [];

  add(doubt: Doubt): void {
    this.doubts.push(doubt);
  }

  /** Puts one doubt in the place of all of a code about the given fields; changes nothing when there are none. */
  replace(code: FindingCode, fields: readonly string[], doubt: Doubt): void {
    const replaced = (candidate: Doubt): boolean => candidate.code === code && fields.includes(candidate.field);
    const first = this.doubts.findIndex(replaced);
    if (first < 0) return;
    const kept = this.doubts.filter((candidate) => !replaced(candidate));
    this.doubts.splice(0, this.doubts.length, ...kept.slice(0, first), doubt, ...kept.slice(first));
  }

  /** The findings in the order they were met; keys are `<code>:<field>`, with `#n` from the second of the same. */
  findings(): Finding[] {
    const seen = new Map<string, number>();
    return this.doubts.map((doubt) => {
      const base = `${doubt.code}:${doubt.field}`;
      const count = (seen.get(base) ?? 0) + 1;
      seen.set(base, count);
      return {
        key: count === 1 ? base : `${base}#${count}`,
        code: doubt.code,
        severity: doubt.severity ?? FINDING_CODES[doubt.code].severity,
        field: doubt.field,
        place: doubt.place,
        printed: doubt.printed,
        done: doubt.done,
        proposal: doubt.proposal ?? null,
      };
    });
  }
}
