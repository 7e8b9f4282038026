import { RuleViolation } from '../kernel/rule-violation.js';
import { itemMachine, type ItemCommand, type ItemState } from './item.machine.js';

const COMMANDS: readonly ItemCommand[] = ['issue', 'start', 'adjust', 'complete', 'verify', 'closeOut', 'suspend', 'resume', 'terminate', 'reopen'];

// prettier-ignore
const CELLS: readonly (readonly [ItemState, readonly (ItemState | null)[]])[] = [
  // from          issue         start         adjust        complete      verify        closeOut      suspend       resume        terminate     reopen
  ['draft',       ['issued',     null,         'draft',      null,         null,         null,         null,         null,         'terminated', null]],
  ['issued',      [null,         'inProgress', 'issued',     null,         null,         null,         null,         null,         'terminated', null]],
  ['inProgress',  [null,         null,         'inProgress', 'completed',  null,         null,         'suspended',  null,         'terminated', null]],
  ['suspended',   [null,         null,         'suspended',  null,         null,         null,         null,         'inProgress', 'terminated', null]],
  ['completed',   [null,         null,         null,         null,         'completed',  'closedOut',  null,         null,         null,         'inProgress']],
  ['closedOut',   [null,         null,         null,         null,         null,         null,         null,         null,         null,         'inProgress']],
  ['terminated',  [null,         null,         null,         null,         null,         null,         null,         null,         null,         null]],
];

describe.each(CELLS)('the item machine in %s', (state, targets) => {
  it.each(COMMANDS.map((command, index) => [command, targets[index]] as const))('answers %s with %s (null refuses)', (command, target) => {
    if (target) return expect(itemMachine.next(state, command)).toBe(target);
    expect(() => itemMachine.next(state, command)).toThrow(RuleViolation);
    expect(() => itemMachine.next(state, command)).toThrow(expect.objectContaining({ code: 'ITEM_COMMAND_NOT_ALLOWED', params: expect.objectContaining({ state, command }) }));
  });

  it('allows exactly the commands that move it', () => {
    expect([...itemMachine.allowed(state)].sort()).toEqual(COMMANDS.filter((_, index) => targets[index]).sort());
  });
});

describe('the item machine', () => {
  it('has a row for every state and a column for every command', () => {
    expect(CELLS.map(([state]) => state)).toEqual([...itemMachine.states]);
    expect([...COMMANDS].sort()).toEqual([...itemMachine.commands].sort());
    expect(CELLS.every(([, targets]) => targets.length === COMMANDS.length)).toBe(true);
  });
});
