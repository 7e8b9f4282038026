import fc from 'fast-check';
import { type Mutant, originalDocuments, planOf } from './mutated-document.js';
import { pageMutants } from './page-mutations.js';
import { paragraphMutants } from './paragraph-mutations.js';
import { rowMutants } from './row-mutations.js';
import { disagreeingOrigins, silentDifferences } from './silent-differences.js';

/** Misprints tried per run of the tests; raise it, or change the seed, to search for more. */
const RUNS = 120;
const SEED = 20240506;
const TIME_LIMIT = 120_000;

const originals = originalDocuments();

function expectSaid(mutants: readonly Mutant[]): void {
  fc.assert(
    fc.property(fc.constantFrom(...mutants), ({ original, what, blocks, touched }) => {
      const plan = planOf(blocks());
      expect({ what, silent: silentDifferences(original.plan, plan, touched) }).toEqual({ what, silent: [] });
      expect({ what, origins: plan ? disagreeingOrigins(plan) : [] }).toEqual({ what, origins: [] });
    }),
    { seed: SEED, numRuns: RUNS },
  );
}

describe('a document with a misprint', () => {
  it('in a row is read right or reported', () => expectSaid(originals.flatMap(rowMutants)), TIME_LIMIT);

  it('in the columns of a page is read right or reported', () => expectSaid(originals.flatMap(pageMutants)), TIME_LIMIT);

  it('in a paragraph is read right or reported', () => expectSaid(originals.flatMap(paragraphMutants)), TIME_LIMIT);
});

describe.each(originals.map((original) => ({ number: original.documentNumber, original })))('$number', ({ original }) => {
  it('is certain of the fields without a finding that wants a person, and of no others', () => expect(disagreeingOrigins(original.plan)).toEqual([]));
});
