import { expandGroup } from './expand-group.js';
import type { UnitGroup } from './unit.js';

const group = (members: string[] | null, minusNamed = false): UnitGroup => ({ code: 'g', name: '各区人民政府', aliases: [], members, minusNamed });

describe('expandGroup', () => {
  it.each([
    ['the members of the directory', group(['a', 'b']), null, [], ['a', 'b']],
    ['all members though one is named beside, for a group that is no 其他', group(['a', 'b']), null, ['a'], ['a', 'b']],
    ['the members not named beside, for 其他成员单位', group(['a', 'b', 'c'], true), null, ['b', 'z'], ['a', 'c']],
    ["the document's scope before the directory", group(['a', 'b']), { memberCodes: ['a', 'b', 'c', 'b'] }, [], ['a', 'b', 'c']],
    ['a list made by hand for a group nobody knew', group(null, true), { memberCodes: ['a', 'b'] }, ['a'], ['b']],
    ['no members when all are named beside', group(['a'], true), null, ['a'], []],
  ])('gives %s', (_rule, given, scope, beside, members) => {
    expect(expandGroup(given, scope, beside)).toEqual({ outcome: 'expanded', members });
  });

  it('says so when the membership is not known, also for 其他成员单位', () => {
    expect(expandGroup(group(null), null, [])).toEqual({ outcome: 'unknownMembership' });
    expect(expandGroup(group(null, true), null, ['a'])).toEqual({ outcome: 'unknownMembership' });
  });
});
