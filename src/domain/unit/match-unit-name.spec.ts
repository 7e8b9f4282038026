import { matchUnitName, type UnitMatch } from './match-unit-name.js';
import { unitIndex } from './unit-index.js';
import type { Unit, UnitAlias, UnitDirectory } from './unit.js';

const alias = (words: string, validFrom: string | null = null, validTo: string | null = null): UnitAlias => ({ words, reason: 'shortForm', validFrom, validTo });
const unit = (code: string, name: string, ...aliases: UnitAlias[]): Unit => ({ code, name, kind: 'government', aliases, validFrom: null, validTo: null, successorCode: null });

const directory: UnitDirectory = {
  units: [
    unit('commerce', '市商务局', alias('商务局')),
    unit('finance', '市财政局'),
    unit('housing', '市住房和城市更新局', alias('市建设局', null, '2024-02-29')),
    unit('resources', '市自然资源和城乡建设局', alias('市建设局', '2024-02-01', null)),
    unit('hannan', '武汉经开区管委会', alias('武汉经开区（汉南区）'), alias('武汉经开区')),
    { ...unit('old', '市招商办'), validTo: '2024-02-29', successorCode: 'commerce' },
  ],
  groups: [{ code: 'districts', name: '各区人民政府', aliases: ['各区政府'], members: ['hannan'], minusNamed: false }],
};
const index = unitIndex(directory);

function short(match: UnitMatch): string {
  if (match.outcome === 'matched') return `${match.unit.code}${match.alias ? ` as ${match.alias.words}` : ''}`;
  if (match.outcome === 'group') return `group ${match.group.code}`;
  return `${match.outcome} ${match.candidates.map(({ code }) => code).join(',')}`.trim();
}

describe('matchUnitName', () => {
  it.each([
    ['市商务局', '2024-03-01', 'commerce'],
    [' 市 商务局', '2024-03-01', 'commerce'],
    ['商务局', '2024-03-01', 'commerce as 商务局'],
    ['武汉经开区(汉南区)', '2024-03-01', 'hannan as 武汉经开区（汉南区）'],
    ['市招商办', '2024-03-22', 'old'],
    ['各区人民政府', '2024-03-01', 'group districts'],
    ['各区政府', '2024-03-01', 'group districts'],
    ['市建设局', '2024-01-31', 'housing as 市建设局'],
    ['市建设局', '2024-03-01', 'resources as 市建设局'],
    ['市建设局', '2024-02-15', 'ambiguous housing,resources'],
    ['市财政和局', '2024-03-01', 'unknown finance'],
    ['市财政局等', '2024-03-01', 'unknown finance'],
    ['市商务', '2024-03-01', 'unknown commerce,old'],
    ['联合国教科文组织', '2024-03-01', 'unknown'],
    ['', '2024-03-01', 'unknown'],
    ['、', '2024-03-01', 'unknown'],
  ])('reads %j on %s as %s', (printed, asOf, expected) => expect(short(matchUnitName(printed, index, asOf))).toBe(expected));

  it('offers at most three candidates, the most similar first', () => {
    const many = unitIndex({ units: ['甲', '乙', '丙', '丁'].map((word) => unit(word, `市${word}事务局`)), groups: [] });
    const match = matchUnitName('市丙事务厅', many, '2024-03-01');
    expect(match.outcome === 'unknown' && match.candidates.map(({ code }) => code)).toEqual(['丙', '甲', '乙']);
  });

  it('never matches part of a name: every proper part of a name is unknown unless it is itself a name', () => {
    for (const { name } of directory.units) {
      for (let end = 1; end < name.length; end += 1) {
        const part = name.slice(0, end);
        const known = directory.units.some((other) => other.name === part || other.aliases.some(({ words }) => words === part));
        expect([part, matchUnitName(part, index, '2024-03-01').outcome === 'unknown']).toEqual([part, !known]);
      }
    }
  });
});
