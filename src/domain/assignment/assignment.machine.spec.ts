import { RuleViolation } from '../kernel/rule-violation.js';
import { assignmentMachine, type AssignmentCommand, type AssignmentState } from './assignment.machine.js';

const COMMANDS: readonly AssignmentCommand[] = [
  'acknowledge', 'decline', 'acceptDecline', 'refuseDecline', 'report', 'filePlan', 'fileInput', 'requestExtension', 'grantExtension', 'refuseExtension', 'takeBackRequest',
  'claimCompletion', 'acceptCompletion', 'returnForRework', 'withdraw', 'reopen',
];

/** What each state allows, with the state it leads to; every other command is refused. */
const MOVES: readonly (readonly [AssignmentState, Readonly<Partial<Record<AssignmentCommand, AssignmentState>>>])[] = [
  ['pendingAck', { acknowledge: 'acknowledged', decline: 'declineReview', withdraw: 'withdrawn' }],
  ['declineReview', { acceptDecline: 'withdrawn', refuseDecline: 'pendingAck', takeBackRequest: 'pendingAck', withdraw: 'withdrawn' }],
  ['acknowledged', {
    report: 'inProgress', filePlan: 'inProgress', fileInput: 'inProgress', requestExtension: 'acknowledged', grantExtension: 'acknowledged', refuseExtension: 'acknowledged',
    takeBackRequest: 'acknowledged', withdraw: 'withdrawn',
  }],
  ['inProgress', {
    report: 'inProgress', filePlan: 'inProgress', fileInput: 'inProgress', requestExtension: 'inProgress', grantExtension: 'inProgress', refuseExtension: 'inProgress',
    takeBackRequest: 'inProgress', claimCompletion: 'completionReview', withdraw: 'withdrawn',
  }],
  ['completionReview', { acceptCompletion: 'completed', returnForRework: 'inProgress', withdraw: 'withdrawn' }],
  ['completed', { reopen: 'inProgress' }],
  ['withdrawn', {}],
];
const CELLS = MOVES.map(([state, moves]) => [state, COMMANDS.map((command) => moves[command] ?? null)] as const);

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
