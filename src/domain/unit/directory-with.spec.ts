import { seedUnits } from '../../../test/golden/import/seed-gazette.js';
import { codeOfName, directoryWith } from './directory-with.js';
import { matchUnitName } from './match-unit-name.js';
import { unitIndex } from './unit-index.js';

const EMPTY = { units: [], groups: [] };

describe('codeOfName', () => {
  it('is the name in code points, the same for widths and spaces', () => {
    expect(codeOfName('市民政局')).toBe('unit-5e02-6c11-653f-5c40');
    expect(codeOfName('市 民政局')).toBe(codeOfName('市民政局'));
    expect(codeOfName('高新区（滨江）管委会')).toBe(codeOfName('高新区(滨江)管委会'));
  });

  it('is of the form codes have in the seed and different for every unit of it', () => {
    const names = seedUnits().directory.units.map(({ name }) => name);
    const codes = names.map(codeOfName);
    expect(new Set(codes).size).toBe(names.length);
    expect(codes.filter((code) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });
});

describe('directoryWith', () => {
  const added = directoryWith(EMPTY, [{ name: '市民政局', kind: 'government' }, { name: '市 民政局', kind: 'party' }, { name: '', kind: 'party' }]);

  it('enters each name once, and the name resolves then', () => {
    expect(added.units).toEqual([{ code: 'unit-5e02-6c11-653f-5c40', name: '市民政局', kind: 'government', aliases: [], validFrom: null, validTo: null, successorCode: null }]);
    expect(matchUnitName('市民政局', unitIndex(added), '2024-03-07')).toMatchObject({ outcome: 'matched', unit: { code: 'unit-5e02-6c11-653f-5c40' } });
  });

  it('changes nothing when the names are known already, as a unit, an alias or a group', () => {
    const { directory } = seedUnits();
    expect(directoryWith(added, [{ name: '市民政局', kind: 'party' }])).toEqual(added);
    expect(directoryWith(directory, ['市民政局', '市更新局', '各区人民政府'].map((name) => ({ name, kind: 'government' })))).toEqual(directory);
  });
});
