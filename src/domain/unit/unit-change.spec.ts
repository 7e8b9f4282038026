import { acceptableUnitName, refuseOwnSuccession, refusePastEffect } from './unit-change.js';

describe('a change of a unit', () => {
  it.each(['2024-04-10', '2024-05-01'])('may take effect on %s', (on) => expect(() => refusePastEffect(on, '2024-04-10')).not.toThrow());
  it('takes no effect in the past', () => expect(() => refusePastEffect('2024-04-09', '2024-04-10')).toThrow(expect.objectContaining({ code: 'UNIT_CHANGE_IN_PAST' })));

  it('gives a name that is new', () => expect(acceptableUnitName(' 市数据局 ', '市大数据局')).toBe('市数据局'));
  it.each([['  ', 'UNIT_NAME_MISSING'], ['市 大数据局', 'UNIT_NAME_UNCHANGED']])('refuses the name “%s”', (name, code) =>
    expect(() => acceptableUnitName(name, '市大数据局')).toThrow(expect.objectContaining({ code })));

  it('hands nothing to the unit itself', () => {
    expect(() => refuseOwnSuccession({ id: '1', name: '市商务局' }, ['2', '1'])).toThrow('“市商务局”不能由它自己承接');
    expect(() => refuseOwnSuccession({ id: '1', name: '市商务局' }, ['2'])).not.toThrow();
  });
});
