import type { Ladder, LadderRung } from './ladder.js';

/** What makes up a position on a ladder: a rung's code and day. */
export type EditionRung = Pick<LadderRung, 'code' | 'offset'>;

/** The edition of a ladder that is in force: the one its cursors pass rungs of. */
export interface LadderEdition {
  readonly generation: number;
  readonly rungs: readonly EditionRung[];
}

/**
 * How a ladder of this process's file stands to the edition in force. `first`: none is. `newer`: the file's is to be put in force.
 * `older`: another process has put a later one in force, so this one must not fire. `notRaised`: same number, other rungs.
 */
export type Standing = 'first' | 'inForce' | 'newer' | 'older' | 'notRaised';

export function standingOf(ladder: Pick<Ladder, 'edition' | 'rungs'>, edition: LadderEdition | undefined): Standing {
  if (!edition) return 'first';
  if (ladder.edition !== edition.generation) return ladder.edition > edition.generation ? 'newer' : 'older';
  const same = ladder.rungs.length === edition.rungs.length && ladder.rungs.every((rung, index) => sameRung(rung, edition.rungs[index]));
  return same ? 'inForce' : 'notRaised';
}

/** Indices in `after` of the rungs that are new or stand on another day than in `before`. */
export function changedRungs(before: readonly EditionRung[], after: readonly EditionRung[]): number[] {
  return after.flatMap((rung, index) => (before.some((other) => sameRung(other, rung)) ? [] : [index]));
}

function sameRung(one: EditionRung, other: EditionRung | undefined): boolean {
  return other !== undefined && one.code === other.code && one.offset.count === other.offset.count && one.offset.unit === other.offset.unit;
}
