import type { UnitIndex } from './unit-index.js';
import type { Unit } from './unit.js';

/** Below half in common two names are no more alike than any two bureaus (市…局). */
const LEAST_SIMILARITY = 0.5;

/** Number of single-character insertions, deletions and replacements between two words. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

function inCommon(name: string, characters: ReadonlySet<string>): number {
  let count = 0;
  for (const character of name) if (characters.has(character)) count += 1;
  return count;
}

/**
 * Units with a name or alias similar to a normalised name, at most `limit`, most similar first, then in the directory's order.
 * Similarity is 1 − edit distance ÷ length of the longer name, at least one half.
 */
export function nearestUnits(key: string, index: UnitIndex, limit: number): Unit[] {
  const best = new Map<Unit, number>();
  const characters = new Set(key);
  for (const [name, named] of index.unitsByName) {
    const longer = Math.max(name.length, key.length);
    // Each character not in common costs at least one edit: most names need no table of distances.
    if (inCommon(name, characters) < longer * LEAST_SIMILARITY) continue;
    const similarity = 1 - editDistance(key, name) / longer;
    if (similarity < LEAST_SIMILARITY) continue;
    for (const { unit } of named) best.set(unit, Math.max(best.get(unit) ?? 0, similarity));
  }
  const order = new Map(index.directory.units.map((unit, position) => [unit, position]));
  return [...best]
    .sort(([leftUnit, left], [rightUnit, right]) => right - left || (order.get(leftUnit) ?? 0) - (order.get(rightUnit) ?? 0))
    .slice(0, limit)
    .map(([unit]) => unit);
}
