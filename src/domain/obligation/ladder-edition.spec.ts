import { changedRungs, type EditionRung, standingOf } from './ladder-edition.js';
import type { Ladder, Offset } from './ladder.js';

const rung = (code: string, count: number, unit: Offset['unit'] = 'working'): EditionRung => ({ code, offset: { count, unit } });
const before = [rung('a', -3), rung('b', 0), rung('c', 3)];

const ladder = (edition: number, rungs: readonly EditionRung[]): Pick<Ladder, 'edition' | 'rungs'> => ({
  edition,
  rungs: rungs.map((one) => ({ ...one, action: 'remind', audience: ['liaison'], delivery: 'digest', anyHour: false, notice: null, light: null })),
});

describe('the edition of a ladder', () => {
  it.each([
    ['is the first when none is in force', ladder(1, before), undefined, 'first'],
    ['is in force when number and rungs agree', ladder(2, before), { generation: 2, rungs: before }, 'inForce'],
    ['is newer by its number, whatever the rungs', ladder(3, before), { generation: 2, rungs: before }, 'newer'],
    ['is older by its number', ladder(1, before), { generation: 2, rungs: before }, 'older'],
    ['was not raised when a rung has another day', ladder(2, [rung('a', -3), rung('b', 0), rung('c', 4)]), { generation: 2, rungs: before }, 'notRaised'],
    ['was not raised when a rung has another unit', ladder(2, [rung('a', -3), rung('b', 0), rung('c', 3, 'calendar')]), { generation: 2, rungs: before }, 'notRaised'],
    ['was not raised when a rung was added', ladder(2, [...before, rung('d', 5)]), { generation: 2, rungs: before }, 'notRaised'],
    ['was not raised when a rung was removed', ladder(2, before.slice(0, 2)), { generation: 2, rungs: before }, 'notRaised'],
  ] as const)('%s', (_, file, inForce, standing) => expect(standingOf(file, inForce)).toBe(standing));
});

describe('the rungs changed by an edit', () => {
  it.each([
    ['none, when nothing changed', before, []],
    ['none, when one was removed', [rung('a', -3), rung('c', 3)], []],
    ['one whose day moved', [rung('a', -3), rung('b', 1), rung('c', 3)], [1]],
    ['one whose unit changed', [rung('a', -3), rung('b', 0), rung('c', 3, 'calendar')], [2]],
    ['one that is new, wherever it stands', [rung('a', -3), rung('x', -1), rung('b', 0), rung('c', 3)], [1]],
    ['all, when every code is new', [rung('x', -3), rung('y', 0)], [0, 1]],
    ['not one that only stands at another place', [rung('c', 3), rung('a', -3)], []],
  ])('%s', (_, after, changed) => expect(changedRungs(before, after)).toEqual(changed));
});
