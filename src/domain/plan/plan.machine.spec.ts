import { RuleViolation } from '../kernel/rule-violation.js';
import { planMachine, type PlanCommand, type PlanState } from './plan.machine.js';

const COMMANDS: readonly PlanCommand[] = ['issue', 'close', 'archive', 'reopen'];

// prettier-ignore
const CELLS: readonly (readonly [PlanState, readonly (PlanState | null)[]])[] = [
  // from       issue     close     archive     reopen
  ['draft',    ['issued', null,     null,       null]],
  ['issued',   [null,     'closed', null,       null]],
  ['closed',   [null,     null,     'archived', 'issued']],
  ['archived', [null,     null,     null,       null]],
];

describe.each(CELLS)('the plan machine in %s', (state, targets) => {
  it.each(COMMANDS.map((command, index) => [command, targets[index]] as const))('answers %s with %s (null refuses)', (command, target) => {
    if (target) return expect(planMachine.next(state, command)).toBe(target);
    expect(() => planMachine.next(state, command)).toThrow(RuleViolation);
    expect(() => planMachine.next(state, command)).toThrow(expect.objectContaining({ code: 'PLAN_COMMAND_NOT_ALLOWED', params: expect.objectContaining({ state, command }) }));
  });

  it('allows exactly the commands that move it', () => {
    expect([...planMachine.allowed(state)].sort()).toEqual(COMMANDS.filter((_, index) => targets[index]).sort());
  });
});

describe('the plan machine', () => {
  it('has a row for every state and a column for every command', () => {
    expect(CELLS.map(([state]) => state)).toEqual([...planMachine.states]);
    expect([...COMMANDS].sort()).toEqual([...planMachine.commands].sort());
    expect(CELLS.every(([, targets]) => targets.length === COMMANDS.length)).toBe(true);
  });

  it('says in Chinese that an archived plan takes no more commands', () => {
    expect(() => planMachine.next('archived', 'issue')).toThrow('方案现在是“已归档”，不能“交办”；它已经结束，不再接受任何操作。');
  });
});
