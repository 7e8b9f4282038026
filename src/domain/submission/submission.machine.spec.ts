import { RuleViolation } from '../kernel/rule-violation.js';
import { submissionMachine, type SubmissionCommand, type SubmissionState } from './submission.machine.js';

const COMMANDS: readonly SubmissionCommand[] = ['open', 'submit', 'withdraw', 'accept', 'return', 'waive', 'closeWindow', 'declareNoChange'];

// prettier-ignore
const CELLS: readonly (readonly [SubmissionState, readonly (SubmissionState | null)[]])[] = [
  // from            open    submit           withdraw  accept          return          waive     closeWindow declareNoChange
  ['scheduled',     ['open', null,            null,     null,           null,           'waived', null,       null]],
  ['open',          [null,   'submitted',     null,     null,           null,           'waived', 'missed',   'noChange']],
  ['submitted',     [null,   'submitted',     'open',   'accepted',     'returned',     null,     null,       null]],
  ['returned',      [null,   'submitted',     null,     null,           null,           'waived', null,       null]],
  ['accepted',      [null,   null,            null,     null,           null,           null,     null,       null]],
  ['missed',        [null,   'submittedLate', null,     null,           null,           'waived', null,       null]],
  ['submittedLate', [null,   'submittedLate', 'missed', 'acceptedLate', 'returnedLate', null,     null,       null]],
  ['returnedLate',  [null,   'submittedLate', null,     null,           null,           'waived', null,       null]],
  ['acceptedLate',  [null,   null,            null,     null,           null,           null,     null,       null]],
  ['waived',        [null,   null,            null,     null,           null,           null,     null,       null]],
  ['noChange',      [null,   null,            null,     null,           null,           null,     null,       null]],
];

describe.each(CELLS)('the submission machine in %s', (state, targets) => {
  it.each(COMMANDS.map((command, index) => [command, targets[index]] as const))('answers %s with %s (null refuses)', (command, target) => {
    if (target) return expect(submissionMachine.next(state, command)).toBe(target);
    expect(() => submissionMachine.next(state, command)).toThrow(RuleViolation);
    expect(() => submissionMachine.next(state, command)).toThrow(expect.objectContaining({ code: 'SUBMISSION_COMMAND_NOT_ALLOWED', params: expect.objectContaining({ state, command }) }));
  });

  it('allows exactly the commands that move it', () => {
    expect([...submissionMachine.allowed(state)].sort()).toEqual(COMMANDS.filter((_, index) => targets[index]).sort());
  });
});

describe('the submission machine', () => {
  it('has a row for every state and a column for every command', () => {
    expect(CELLS.map(([state]) => state)).toEqual([...submissionMachine.states]);
    expect([...COMMANDS].sort()).toEqual([...submissionMachine.commands].sort());
    expect(CELLS.every(([, targets]) => targets.length === COMMANDS.length)).toBe(true);
  });

  it('accepts what was missed only as late', () => {
    expect(submissionMachine.statesAllowing('submit')).toEqual(['open', 'submitted', 'returned', 'missed', 'submittedLate', 'returnedLate']);
    expect(submissionMachine.next(submissionMachine.next('missed', 'submit'), 'accept')).toBe('acceptedLate');
  });
});
