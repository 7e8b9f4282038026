import { RuleViolation } from '../kernel/rule-violation.js';
import { assignmentMachine, type AssignmentCommand, type AssignmentState } from './assignment.machine.js';

const COMMANDS: readonly AssignmentCommand[] = ['acknowledge', 'decline', 'acceptDecline', 'refuseDecline', 'report', 'claimCompletion', 'acceptCompletion', 'returnForRework', 'withdraw', 'reopen'];

// prettier-ignore
const CELLS: readonly (readonly [AssignmentState, readonly (AssignmentState | null)[]])[] = [
  // from               acknowledge     decline          acceptDecline refuseDecline report        claimCompletion     acceptCompletion returnForRework withdraw     reopen
  ['pendingAck',       ['acknowledged', 'declineReview', null,         null,         null,         null,               null,            null,           'withdrawn', null]],
  ['declineReview',    [null,           null,            'withdrawn',  'pendingAck', null,         null,               null,            null,           'withdrawn', null]],
  ['acknowledged',     [null,           null,            null,         null,         'inProgress', null,               null,            null,           'withdrawn', null]],
  ['inProgress',       [null,           null,            null,         null,         'inProgress', 'completionReview', null,            null,           'withdrawn', null]],
  ['completionReview', [null,           null,            null,         null,         null,         null,               'completed',     'inProgress',   'withdrawn', null]],
  ['completed',        [null,           null,            null,         null,         null,         null,               null,            null,           null,        'inProgress']],
  ['withdrawn',        [null,           null,            null,         null,         null,         null,               null,            null,           null,        null]],
];

describe.each(CELLS)('the assignment machine in %s', (state, targets) => {
  it.each(COMMANDS.map((command, index) => [command, targets[index]] as const))('answers %s with %s (null refuses)', (command, target) => {
    if (target) return expect(assignmentMachine.next(state, command)).toBe(target);
    expect(() => assignmentMachine.next(state, command)).toThrow(RuleViolation);
    expect(() => assignmentMachine.next(state, command)).toThrow(expect.objectContaining({ code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED', params: expect.objectContaining({ state, command }) }));
  });

  it('allows exactly the commands that move it', () => {
    expect([...assignmentMachine.allowed(state)].sort()).toEqual(COMMANDS.filter((_, index) => targets[index]).sort());
  });
});

describe('the assignment machine', () => {
  it('has a row for every state and a column for every command', () => {
    expect(CELLS.map(([state]) => state)).toEqual([...assignmentMachine.states]);
    expect([...COMMANDS].sort()).toEqual([...assignmentMachine.commands].sort());
    expect(CELLS.every(([, targets]) => targets.length === COMMANDS.length)).toBe(true);
  });

  it('says in Chinese that a unit signs before it reports, and what it can do now', () => {
    expect(() => assignmentMachine.next('pendingAck', 'report')).toThrow('任务责任现在是“待签收”，不能“报告进展”；现在可以：签收、申请退办、撤回。');
  });
});
