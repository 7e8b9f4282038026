import { RuleViolation } from '../kernel/rule-violation.js';
import { obligationMachine, type ObligationCommand, type ObligationState } from './obligation.machine.js';

const COMMANDS: readonly ObligationCommand[] = ['settle', 'pause', 'resume', 'void'];

// prettier-ignore
const CELLS: readonly (readonly [ObligationState, readonly (ObligationState | null)[]])[] = [
  // from      settle     pause     resume  void
  ['open',    ['settled', 'paused', null,   'voided']],
  ['paused',  ['settled', null,     'open', 'voided']],
  ['settled', [null,      null,     null,   null]],
  ['voided',  [null,      null,     null,   null]],
];

describe.each(CELLS)('the obligation machine in %s', (state, targets) => {
  it.each(COMMANDS.map((command, index) => [command, targets[index]] as const))('answers %s with %s (null refuses)', (command, target) => {
    if (target) return expect(obligationMachine.next(state, command)).toBe(target);
    expect(() => obligationMachine.next(state, command)).toThrow(RuleViolation);
    expect(() => obligationMachine.next(state, command)).toThrow(expect.objectContaining({ code: 'OBLIGATION_COMMAND_NOT_ALLOWED', params: expect.objectContaining({ state, command }) }));
  });

  it('allows exactly the commands that move it', () => {
    expect([...obligationMachine.allowed(state)].sort()).toEqual(COMMANDS.filter((_, index) => targets[index]).sort());
  });
});

describe('the obligation machine', () => {
  it('has a row for every state and a column for every command', () => {
    expect(CELLS.map(([state]) => state)).toEqual([...obligationMachine.states]);
    expect([...COMMANDS].sort()).toEqual([...obligationMachine.commands].sort());
    expect(CELLS.every(([, targets]) => targets.length === COMMANDS.length)).toBe(true);
  });
});
