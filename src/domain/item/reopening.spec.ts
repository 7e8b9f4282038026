import { reopenedDueOn } from './reopening.js';

describe('the new day of an item that is handled again', () => {
  it.each<[string | null, boolean]>([['2024-07-01', false], ['2024-06-10', false], ['2024-07-01', true], [null, true]])('may be %s, evergreen: %s', (dueOn, evergreen) =>
    expect(reopenedDueOn(dueOn, evergreen, '2024-06-10')).toBe(dueOn));

  it.each<[string | null, boolean, string]>([[null, false, 'REOPENING_WITHOUT_DATE'], ['2024-06-09', false, 'DEADLINE_IN_PAST'], ['2024-06-09', true, 'DEADLINE_IN_PAST']])(
    'is refused: %s, evergreen: %s', (dueOn, evergreen, code) => expect(() => reopenedDueOn(dueOn, evergreen, '2024-06-10')).toThrow(expect.objectContaining({ code })));
});
