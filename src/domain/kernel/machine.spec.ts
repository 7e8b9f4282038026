import { defineMachine, type MachineDefinition } from './machine.js';
import { RuleViolation } from './rule-violation.js';

type Table = MachineDefinition<string, string>;

/** A sound table of a plan with two states; each case below plants one defect in it. */
const SOUND: Table = {
  name: 'plan',
  title: '方案',
  initial: 'draft',
  finals: ['closed'],
  commands: { draft: { keep: 'draft', close: 'closed' }, closed: {} },
  titles: { states: { draft: '草稿', closed: '已结束' }, commands: { keep: '保存', close: '结束' } },
};

const withState = (state: string, row: Readonly<Record<string, string>>): Table => ({
  ...SOUND,
  commands: { ...SOUND.commands, [state]: row },
  titles: { ...SOUND.titles, states: { ...SOUND.titles.states, [state]: '归档' } },
});

describe('a machine table', () => {
  const machine = defineMachine(SOUND);

  it('moves along its table', () => {
    expect(machine.next('draft', 'close')).toBe('closed');
    expect(machine.next('draft', 'keep')).toBe('draft');
  });

  it('lists the allowed commands in the order of the table, none in a final state', () => {
    expect([machine.allowed('draft'), machine.allowed('closed')]).toEqual([['keep', 'close'], []]);
  });

  it('lists the states that allow a command', () => expect(machine.statesAllowing('close')).toEqual(['draft']));

  it('refuses a command with a code, the Chinese state and command, and what is allowed', () => {
    expect(() => machine.next('closed', 'close')).toThrow(RuleViolation);
    expect(() => machine.next('closed', 'close')).toThrow(
      expect.objectContaining({
        code: 'PLAN_COMMAND_NOT_ALLOWED',
        message: '方案现在是“已结束”，不能“结束”；它已经结束，不再接受任何操作。',
        params: { machineTitle: '方案', state: 'closed', stateTitle: '已结束', command: 'close', commandTitle: '结束', allowedTitles: '' },
      }),
    );
  });

  it('names an unknown command by its own word', () => {
    expect(() => machine.next('draft', 'burn')).toThrow('方案现在是“草稿”，不能“burn”；现在可以：保存、结束。');
  });

  it('does not take the properties every object has for commands or states', () => {
    expect(() => machine.next('draft', 'toString')).toThrow(RuleViolation);
    expect([machine.isCommand('constructor'), machine.isState('constructor'), machine.isCommand('close'), machine.isState('draft')]).toEqual([false, false, true, true]);
  });

  it('does not answer for a state it does not have', () => expect(() => machine.allowed('lost')).toThrow('no such state: lost'));
});

describe('a machine table with a defect is refused at load', () => {
  it.each<[string, Table, string]>([
    ['an unknown target', { ...SOUND, commands: { draft: { keep: 'lost', close: 'closed' }, closed: {} } }, '"keep" in "draft" leads to an unknown state "lost"'],
    ['an unreachable state', withState('archived', { keep: 'draft' }), 'state "archived" cannot be reached from "draft"'],
    ['an undeclared end', { ...SOUND, finals: [] }, 'state "closed" has no way out and is not declared final'],
    ['a final state that can be left', { ...SOUND, commands: { ...SOUND.commands, closed: { keep: 'draft' } } }, 'state "closed" is declared final but can be left'],
    ['a state without a title', { ...SOUND, commands: { ...SOUND.commands, archived: {} } }, 'state "archived" has no title'],
    ['a state without a row', { ...SOUND, commands: { draft: { keep: 'draft', close: 'closed' } } }, 'state "closed" has a title but no row'],
    ['a command without a title', { ...SOUND, commands: { draft: { keep: 'draft', close: 'closed', open: 'draft' }, closed: {} } }, 'command "open" has no title'],
    ['an empty title', { ...SOUND, titles: { ...SOUND.titles, states: { draft: '', closed: '已结束' } } }, '"draft" has an empty title'],
    ['a command nobody can give', { ...SOUND, titles: { ...SOUND.titles, commands: { ...SOUND.titles.commands, open: '打开' } } }, 'command "open" is never used'],
    ['an unknown initial state', { ...SOUND, initial: 'lost' }, 'the initial state "lost" is unknown'],
    ['an unknown final state', { ...SOUND, finals: ['closed', 'lost'] }, 'the final state "lost" is unknown'],
  ])('%s', (_defect, table, message) => expect(() => defineMachine(table)).toThrow(`machine plan: ${message}`));
});
