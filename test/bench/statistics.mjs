/** @typedef {{ median: number, min: number, max: number, count: number }} Spread */

/** Median, least and greatest of the values; the median of an even number is the mean of the middle two. */
export function spread(values) {
  if (values.length === 0) throw new Error('no values to summarise');
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1), count: sorted.length };
}

/** Ratios of pairs measured in the same round, so that what else the machine does cancels out. */
export function pairedRatios(ours, limits) {
  if (ours.length !== limits.length) throw new Error('every measurement needs its limit from the same round');
  return ours.map((value, round) => value / limits[round]);
}

/** Runs the measurements one after the other, in turned order every second round; returns their results by name, one per round. */
export async function interleaved(rounds, measurements, onRound = () => {}) {
  const results = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    onRound(round + 1);
    const names = Object.keys(measurements);
    for (const name of round % 2 === 0 ? names : names.reverse()) results[name].push(await measurements[name](round));
  }
  return results;
}

/** Milliseconds the work took, with its result. */
export async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}
