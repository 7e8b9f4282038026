import { addDays, type LocalDate } from '../kernel/local-date.js';
import { phaseChangesBy, phaseStateOn, type PhaseProgress, type PhaseState, type PhaseWindow } from './phase.js';

const window = (startsOn: LocalDate | null, endsOn: LocalDate | null): PhaseWindow => ({ startsOn, endsOn });

describe('the state of a phase', () => {
  it.each<[string, PhaseWindow, LocalDate, PhaseState]>([
    ['before its first day', window('2024-04-01', '2024-09-30'), '2024-03-31', 'planned'],
    ['on its first day', window('2024-04-01', '2024-09-30'), '2024-04-01', 'active'],
    ['on its last day', window('2024-04-01', '2024-09-30'), '2024-09-30', 'active'],
    ['after its last day', window('2024-04-01', '2024-09-30'), '2024-10-01', 'ended'],
    ['without a printed beginning', window(null, '2024-03-31'), '2023-01-01', 'active'],
    ['without a printed end', window('2024-11-01', null), '2030-01-01', 'active'],
    ['without any date', window(null, null), '2024-06-01', 'planned'],
  ])('%s', (_case, phase, today, expected) => expect(phaseStateOn(phase, today)).toBe(expected));
});

type NamedPhase = PhaseProgress & { readonly name: string };

const phase = (name: string, startsOn: LocalDate | null, endsOn: LocalDate | null): NamedPhase => ({ name, startsOn, endsOn, enteredOn: null, leftOn: null });
const changesOn = (phases: readonly NamedPhase[], today: LocalDate) => phaseChangesBy(phases, '2024-03-07', today).map((change) => `${change.on} ${change.change} ${change.phase.name}`);

describe('the phase changes due by a day', () => {
  const phases = [phase('准备', '2024-01-01', '2024-03-31'), phase('实施', '2024-04-01', '2024-09-30'), phase('总结', '2024-10-01', '2024-12-31')];

  it('are those whose day has come, the leaving before the entering', () => {
    expect(changesOn(phases, '2024-04-01')).toEqual(['2024-01-01 enter 准备', '2024-04-01 leave 准备', '2024-04-01 enter 实施']);
    expect(changesOn(phases, '2024-03-31')).toEqual(['2024-01-01 enter 准备']);
  });

  it('are not repeated once journalled', () => {
    expect(changesOn(phases.map((one) => ({ ...one, enteredOn: one.startsOn, leftOn: one.endsOn })), '2025-01-01')).toEqual([]);
  });

  it('begin with the plan when the document prints no beginning, and not after their end', () => {
    expect(changesOn([phase('部署', null, '2024-03-31')], '2024-03-07')).toEqual(['2024-03-07 enter 部署']);
    expect(changesOn([phase('部署', null, '2024-02-29')], '2024-03-07')).toEqual(['2024-02-29 enter 部署', '2024-03-01 leave 部署']);
  });

  it('are none for a phase that nobody has dated', () => expect(changesOn([phase('待定', null, null)], '2030-01-01')).toEqual([]));

  it('are the same taken day by day as taken once after an outage', () => {
    const seen: string[] = [];
    let journal = phases;
    for (let today = '2023-12-30'; today <= '2025-01-02'; today = addDays(today, 1)) {
      const due = phaseChangesBy(journal, '2024-03-07', today);
      for (const { change, on, phase: changed } of due) {
        seen.push(`${on} ${change} ${changed.name}`);
        journal = journal.map((one) => (one.name === changed.name ? { ...one, ...(change === 'enter' ? { enteredOn: on } : { leftOn: on }) } : one));
      }
    }
    expect(seen).toEqual(changesOn(phases, '2025-01-02'));
    expect(seen).toHaveLength(6);
  });
});
