import { unitDirectoryFromRows, type AliasRow, type GroupRow, type UnitRow } from './unit-directory-from-rows.js';

const unit = (code: string, name: string, rest: Partial<UnitRow> = {}): UnitRow => ({ code, name, kind: 'government', valid_from: '', valid_to: '', successor_code: '', note: '', ...rest });
const alias = (unit_code: string, words: string, rest: Partial<AliasRow> = {}): AliasRow => ({ unit_code, words, reason: 'shortForm', valid_from: '', valid_to: '', note: '', ...rest });
const group = (code: string, name: string, rest: Partial<GroupRow> = {}): GroupRow => ({ code, name, aliases: '', members: '', minus_named: '', note: '', ...rest });

describe('unitDirectoryFromRows', () => {
  it('turns rows into units with their aliases and groups, empty fields into null', () => {
    const directory = unitDirectoryFromRows(
      [unit('commerce-bureau', '市商务局'), unit('old-office', '市招商办', { valid_to: '2024-02-29', successor_code: 'commerce-bureau' })],
      [alias('commerce-bureau', '武汉市商务局', { reason: 'variant', valid_from: '2001-01-01' })],
      [group('all', '市直各部门', { aliases: '各部门|市直部门', members: 'commerce-bureau|old-office', minus_named: 'true' }), group('some', '相关部门')],
    );
    expect(directory).toEqual({
      units: [
        {
          code: 'commerce-bureau',
          name: '市商务局',
          kind: 'government',
          aliases: [{ words: '武汉市商务局', reason: 'variant', validFrom: '2001-01-01', validTo: null }],
          validFrom: null,
          validTo: null,
          successorCode: null,
        },
        { code: 'old-office', name: '市招商办', kind: 'government', aliases: [], validFrom: null, validTo: '2024-02-29', successorCode: 'commerce-bureau' },
      ],
      groups: [
        { code: 'all', name: '市直各部门', aliases: ['各部门', '市直部门'], members: ['commerce-bureau', 'old-office'], minusNamed: true },
        { code: 'some', name: '相关部门', aliases: [], members: null, minusNamed: false },
      ],
    });
  });

  const a = unit('a', '甲局');
  const b = unit('b', '乙局');
  it.each<[string, UnitRow[], AliasRow[], GroupRow[], string]>([
    ['a code used twice', [a, unit('a', '乙局')], [], [], 'units.csv 第3行：代码 a 重复'],
    ['a name used twice, widths aside', [unit('a', '甲(一)局'), unit('b', '甲（一）局')], [], [], 'units.csv 第3行：名称“甲（一）局”重复'],
    ['an empty name', [unit('a', ' ')], [], [], 'units.csv 第2行：name 不能为空'],
    ['a code that is no slug', [unit('商务局', '甲局')], [], [], 'units.csv 第2行：代码“商务局”'],
    ['an unknown kind', [unit('a', '甲局', { kind: 'bureau' })], [], [], 'units.csv 第2行：kind “bureau”'],
    ['a date that does not exist', [unit('a', '甲局', { valid_to: '2024-02-30' })], [], [], 'units.csv 第2行：valid_to “2024-02-30”'],
    ['a validity that ends before it starts', [unit('a', '甲局', { valid_from: '2024-02-02', valid_to: '2024-02-01' })], [], [], 'units.csv 第2行：valid_from 2024-02-02 晚于'],
    ['an unknown successor', [unit('a', '甲局', { valid_to: '2024-01-01', successor_code: 'z' })], [], [], 'units.csv 第2行：承接单位代码 z'],
    ['a successor of a unit that has not ended', [unit('a', '甲局', { successor_code: 'b' }), b], [], [], 'units.csv 第2行：单位 a 填了承接单位'],
    [
      'a circle of successors',
      [unit('a', '甲局', { valid_to: '2024-01-01', successor_code: 'b' }), unit('b', '乙局', { valid_to: '2024-02-01', successor_code: 'a' })],
      [],
      [],
      'units.csv 第2行：单位承接关系成环：a → b → a',
    ],
    ['an alias of an unknown unit', [a], [alias('z', '甲')], [], 'aliases.csv 第2行：别名“甲”所属单位代码 z'],
    ['an unknown reason', [a], [alias('a', '甲', { reason: 'typo' })], [], 'aliases.csv 第2行：reason “typo”'],
    ['an alias that is the name', [a], [alias('a', '甲 局')], [], 'aliases.csv 第2行：别名“甲 局”与单位名称相同'],
    ['an alias given twice for overlapping days', [a], [alias('a', '甲', { valid_to: '2024-05-01' }), alias('a', '甲', { valid_from: '2024-05-01' })], [], 'aliases.csv 第3行：单位 a 的别名“甲”重复'],
    ['a group code used for a unit', [a], [], [group('a', '各局')], 'groups.csv 第2行：代码 a 已用于单位'],
    ['a group code used twice', [a], [], [group('g', '各局'), group('g', '各办')], 'groups.csv 第3行：代码 g 重复'],
    ['a group name used twice', [a], [], [group('g', '各局'), group('h', '各办', { aliases: '各局' })], 'groups.csv 第3行：名称“各局”重复'],
    ['a group named like a unit', [a], [alias('a', '甲')], [group('g', '各局', { aliases: '甲' })], 'groups.csv 第2行：名称“甲”已是单位 a'],
    ['a group with an unknown member', [a], [], [group('g', '各局', { members: 'a|z' })], 'groups.csv 第2行：成员代码 z 不在'],
    ['a group with a member twice', [a], [], [group('g', '各局', { members: 'a|a' })], 'groups.csv 第2行：成员代码 a 重复'],
    ['an unreadable minus_named', [a], [], [group('g', '各局', { minus_named: '是' })], 'groups.csv 第2行：minus_named “是”'],
  ])('refuses %s', (_what, units, aliases, groups, message) => {
    expect(() => unitDirectoryFromRows(units, aliases, groups)).toThrow(message);
  });

  it('accepts the same alias for other days and for another unit', () => {
    const aliases = [alias('a', '局', { valid_to: '2024-04-30' }), alias('a', '局', { valid_from: '2024-05-01' }), alias('b', '局')];
    expect(unitDirectoryFromRows([a, b], aliases, []).units.map(({ aliases: own }) => own.length)).toEqual([2, 1]);
  });
});
