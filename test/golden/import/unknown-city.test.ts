import { readGazette } from '../../../src/domain/document/read-gazette.js';
import type { DraftItem, PlanDraft } from '../../../src/domain/document/plan-draft.js';
import { directoryWith } from '../../../src/domain/unit/directory-with.js';
import { unitIndex } from '../../../src/domain/unit/unit-index.js';
import { gazetteBlocks } from '../../../src/formats/import/gazette-text.js';
import { gazetteLines, planNumbered, readSeedGazette } from './seed-gazette.js';

const EMPTY = { units: [], groups: [] };
const blocks = gazetteBlocks(gazetteLines().join('\n'));
const known = readSeedGazette();
const unknown = readGazette(blocks, unitIndex(EMPTY));
const numbers = known.flatMap(({ segment, plan }) => (plan ? [segment.documentNumber] : []));

/** The plan read with nothing but its own proposals in the directory; a kind nobody can guess is entered as government. */
function withProposals(number: string): PlanDraft {
  const proposals = planNumbered(unknown, number).unitProposals ?? [];
  const directory = directoryWith(EMPTY, proposals.map(({ name, kind }) => ({ name, kind: kind ?? 'government' })));
  return planNumbered(readGazette(blocks, unitIndex(directory)), number);
}

/** Everything of an item but what a directory decides. */
function structureOf({ items }: PlanDraft): Omit<DraftItem, 'assignments'>[] {
  return items.map(({ assignments: _, ...structure }) => structure);
}

/** Role and printed name of every assignment; the members of a group count as the one name printed for them. */
function namesOf({ assignments }: DraftItem): string[] {
  return [...new Set(assignments.map(({ role, printed }) => `${role} ${printed}`))];
}

const keysOf = (plan: PlanDraft, code: string): string[] => plan.findings.filter((finding) => finding.code === code).map(({ key }) => key);

describe.each(numbers)('%s in a city whose units nobody has entered', (number) => {
  const seed = planNumbered(known, number);
  const bare = planNumbered(unknown, number);
  const again = withProposals(number);

  it('has the same items, headings, texts, deadlines and clauses', () => {
    expect(structureOf(bare)).toEqual(structureOf(seed));
    expect(structureOf(again)).toEqual(structureOf(seed));
  });

  it('resolves nothing by guessing: every name is open, with a finding', () => {
    const open = bare.items.flatMap(({ key, assignments }) => assignments.map(({ unitCode, printed }) => ({ key, unitCode, printed })));
    expect(open.filter(({ unitCode }) => unitCode !== null)).toEqual([]);
    const reported = new Set(bare.findings.flatMap(({ field, printed }) => (field.endsWith('.assignments') ? [`${field} ${printed}`] : [])));
    expect(open.filter(({ key, printed }) => !reported.has(`${key}.assignments ${printed}`))).toEqual([]);
  });

  it('proposes every name once, with the items that name it', () => {
    const proposals = bare.unitProposals ?? [];
    expect(proposals.length).toBeGreaterThan(10);
    expect(new Set(proposals.map(({ name }) => name)).size).toBe(proposals.length);
    const keys = new Set(bare.items.map(({ key }) => key));
    expect(proposals.filter(({ itemKeys, nearest }) => itemKeys.length === 0 || itemKeys.some((key) => !keys.has(key)) || nearest.length > 0)).toEqual([]);
    expect(again.unitProposals).toEqual([]);
  });
});

describe('the proposals of 武政办〔2024〕21号', () => {
  const seed = planNumbered(known, '武政办〔2024〕21号');
  const again = withProposals('武政办〔2024〕21号');

  it('entered in the directory, leave no unknown unit and give the printed names of the seed reading in its order', () => {
    expect(keysOf(again, 'unit-unknown')).toEqual([]);
    expect(again.items.map(namesOf)).toEqual(seed.items.map(namesOf));
  });

  it('name the zones that share a suffix in full, so that the list is completed and reported as before', () => {
    const names = (planNumbered(unknown, '武政办〔2024〕21号').unitProposals ?? []).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['东湖高新区管委会', '长江新区管委会', '武汉经开区管委会', '临空港开发区管委会']));
    expect(names).not.toContain('东湖高新区');
    expect(keysOf(again, 'suffix-shared')).toEqual(keysOf(seed, 'suffix-shared'));
  });

  it('are of the kind their names say, with the first place', () => {
    const proposals = planNumbered(unknown, '武政办〔2024〕21号').unitProposals ?? [];
    expect(proposals.find(({ name }) => name === '武汉海关')).toMatchObject({ kind: 'verticalAgency', nearest: [], place: { line: 1053 } });
    expect(proposals.filter(({ kind }) => kind === null)).toEqual([]);
  });
});

describe('proposals beside a directory', () => {
  it('are none for the seed documents but for names it does not know, each with the nearest known units', () => {
    const proposals = known.flatMap(({ plan }) => plan?.unitProposals ?? []);
    expect(proposals.map(({ name, nearest }) => [name, nearest.length <= 3])).toEqual(proposals.map(({ name }) => [name, true]));
    const reported = known.flatMap(({ plan }) => plan?.findings ?? []).filter(({ code }) => code === 'unit-unknown');
    expect(new Set(proposals.map(({ name }) => name))).toEqual(new Set(reported.map(({ printed }) => printed)));
  });
});
