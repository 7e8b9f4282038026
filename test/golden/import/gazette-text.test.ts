import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyCorrections } from '../../../src/domain/document/apply-corrections.js';
import type { DraftAssignment, DraftItem, PlanDraft } from '../../../src/domain/document/plan-draft.js';
import { planNumbered, readSeedGazette, storedCorrections } from './seed-gazette.js';

interface ExpectedText {
  readonly start: string;
  readonly end: string;
  readonly length: number;
}

interface ExpectedAssignment {
  readonly role: string;
  readonly printed: string;
  readonly viaGroup: string | null;
  /** A unit code, `@districts` for every district of the document, or null when nobody is known. */
  readonly units: string | null;
  /** The unit that has taken over from one that has ended. */
  readonly carriedOnBy?: string;
}

interface ExpectedItem {
  readonly number: string;
  readonly line: number;
  readonly headings: readonly string[];
  readonly text: ExpectedText;
  /** Number of points counted 一是…二是…, where the text has them. */
  readonly points?: number;
  /** The numbers the text promises, as printed; absent where they are not listed. */
  readonly targets?: readonly string[];
  readonly upstream?: ExpectedText;
  readonly deadline: { readonly raw: string; readonly dueOn: string | null; readonly evergreen: boolean };
  readonly assignments: readonly ExpectedAssignment[];
}

interface Expected {
  readonly documentNumber: string;
  readonly districts: readonly string[];
  readonly phases: readonly unknown[];
  readonly duties: readonly unknown[];
  readonly rules?: readonly unknown[];
  readonly items: readonly ExpectedItem[];
  readonly [head: string]: unknown;
}

const FOLDER = join(process.cwd(), 'test/golden/import/gazette-text');
const EDGE = 12;
const readings = readSeedGazette();
const cases = readdirSync(FOLDER).map((number) => {
  const expected = JSON.parse(readFileSync(join(FOLDER, number, 'expected.json'), 'utf8')) as Expected;
  const { draft } = applyCorrections(planNumbered(readings, number), storedCorrections(number).corrections);
  return { number, expected, draft };
});

function textOf(words: string): ExpectedText {
  return { start: words.slice(0, EDGE), end: words.slice(-EDGE), length: words.length };
}

/** One line per printed name: the districts that one 各区人民政府 stands for are put together again. */
function assignmentsOf(assignments: readonly DraftAssignment[], districts: readonly string[]): ExpectedAssignment[] {
  const lines = new Map<string, { assignment: DraftAssignment; codes: string[] }>();
  for (const assignment of assignments) {
    const key = [assignment.role, assignment.printed, assignment.viaGroup, assignment.viaGroup === null ? assignment.unitCode : ''].join('|');
    const line = lines.get(key) ?? { assignment, codes: [] };
    if (assignment.unitCode !== null) line.codes.push(assignment.unitCode);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ assignment: { role, printed, viaGroup, carriedOnBy }, codes }) => {
    const whole = viaGroup !== null && [...codes].sort().join() === [...districts].sort().join();
    return { role, printed, viaGroup, units: whole ? '@districts' : codes.length === 0 ? null : codes.join('+'), ...(carriedOnBy === undefined ? {} : { carriedOnBy }) };
  });
}

function itemOf(item: DraftItem, districts: readonly string[]): ExpectedItem {
  const { raw, dueOn, evergreen } = item.deadline;
  return {
    number: item.number,
    line: item.place.line,
    headings: item.headings,
    text: textOf(item.text),
    ...(item.points.length === 0 ? {} : { points: item.points.length }),
    ...(item.upstreamText === null ? {} : { upstream: textOf(item.upstreamText) }),
    deadline: { raw, dueOn, evergreen },
    assignments: assignmentsOf(item.assignments, districts),
  };
}

function headOf(draft: PlanDraft): Record<string, unknown> {
  const { documentNumber, title, shortName, kind, issuer, issuedOn, leadingGroup, supervisor } = draft;
  return { documentNumber, title, shortName, kind, issuer, issuedOn, leadingGroup, supervisor };
}

function phasesOf({ phases }: PlanDraft): unknown[] {
  return phases.map(({ name, window, place }) => ({ name, ...window, line: place.line }));
}

function rulesOf({ rules = [] }: PlanDraft): unknown[] {
  return rules.map(({ kind, words, place }) => ({ kind, words, line: place.line }));
}

function dutiesOf({ phases, duties }: PlanDraft): unknown[] {
  return duties.map(({ kind, audience, cadence, deadline, phaseKey, minCount, soft, place }) => ({
    kind,
    audience,
    cadence,
    raw: deadline.raw,
    dueOn: deadline.dueOn,
    phase: phases.find((phase) => phase.key === phaseKey)?.name ?? null,
    minCount,
    soft,
    line: place.line,
  }));
}

describe.each(cases)('$number, corrected by the stored decisions', ({ number, expected, draft }) => {
  it('has the head the gazette prints', () => {
    const { districts, phases, duties, rules = [], items, ...head } = expected;
    expect(districts.length + phases.length + duties.length + rules.length + items.length).toBeGreaterThan(0);
    expect(headOf(draft)).toEqual(head);
  });

  it('has the phases the gazette prints', () => expect(phasesOf(draft)).toEqual(expected.phases));

  it('has the reporting duties the gazette prints', () => expect(dutiesOf(draft)).toEqual(expected.duties));

  it('has the rules the document lays down for all items', () => expect(rulesOf(draft)).toEqual(expected.rules ?? []));

  it('has the items of the gazette in its order', () => expect(draft.items.map((item) => item.number)).toEqual(expected.items.map((item) => item.number)));

  it('defines 各区人民政府 as the document does', () => {
    expect(draft.scopes.map((scope) => [...scope.memberCodes].sort())).toEqual(expected.districts.length === 0 ? [] : [[...expected.districts].sort()]);
  });

  it.each(expected.items.map((item, index) => ({ item, index })))('reads item $item.number as printed in line $item.line', ({ item, index }) => {
    const read = draft.items[index];
    const { targets, ...printed } = item;
    expect(read && itemOf(read, expected.districts)).toEqual(printed);
    if (targets) expect(read?.targets.map((target) => target.words)).toEqual(targets);
  });

  it('gives every item a key, a position and clauses that name its roles', () => {
    expect(draft.items.map((item) => item.key)).toEqual(draft.items.map((_, index) => `item-${index + 1}`));
    expect(draft.items.map((item) => item.position)).toEqual(draft.items.map((_, index) => index + 1));
    expect(draft.items.every((item) => item.clauses.length > 0 && item.clauses.every((clause) => clause.words !== ''))).toBe(true);
  });

  it('uses every stored decision and leaves nothing that blocks issuing', () => {
    const { corrections, documentNumber } = storedCorrections(number);
    const corrected = applyCorrections(planNumbered(readings, number), corrections);
    expect(documentNumber).toBe(number);
    expect(corrected.unusedCorrections).toEqual([]);
    expect(corrected.openFindings.filter((finding) => finding.severity === 'blocking').map((finding) => finding.key)).toEqual([]);
    expect(corrections.filter((correction) => correction.reason.length < 8)).toEqual([]);
  });

  it('gives the same reading twice', () => expect(planNumbered(readSeedGazette(), number)).toEqual(planNumbered(readings, number)));
});

describe('the documents of the gazette', () => {
  it('are found by their numbers, and only those that assign work become plans', () => {
    expect(readings.map(({ segment, plan }) => [segment.documentNumber, segment.issuedOn, plan !== null])).toEqual([
      ['武政规〔2024〕4号', '2024-03-16', false],
      ['武政规〔2019〕21号', '2019-09-12', false],
      ['武政规〔2022〕22号', '2022-11-24', true],
      ['武政规〔2023〕6号', '2023-02-05', true],
      ['武政规〔2024〕5号', '2024-03-16', false],
      ['武政〔2024〕7号', '2024-03-24', true],
      ['武政办〔2024〕19号', '2024-02-29', true],
      ['武政办〔2024〕20号', '2024-03-01', true],
      ['武政办〔2024〕21号', '2024-03-07', true],
      ['武政办〔2024〕23号', '2024-03-09', true],
      ['武政办〔2024〕24号', '2024-03-11', true],
      ['武政办〔2024〕25号', '2024-03-12', true],
      ['武政办〔2024〕28号', '2024-03-26', true],
      ['武政办〔2024〕30号', '2024-03-27', true],
      ['武发改规〔2023〕1号', '2023-11-09', false],
      ['武发改规〔2023〕2号', '2023-11-30', false],
      ['武医保规〔2023〕2号', '2023-12-26', false],
    ]);
  });

  it('do not overlap, and none contains the work report or the appointments', () => {
    const places = readings.map(({ segment }) => segment.place);
    places.slice(1).forEach((place, index) => expect(place.line).toBeGreaterThan(places[index]?.endLine ?? Infinity));
    expect(places[0]?.line).toBe(288);
    expect(places.at(-1)?.endLine).toBe(2003);
  });
});
