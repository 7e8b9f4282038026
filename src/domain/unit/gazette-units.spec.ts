import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expandGroup } from './expand-group.js';
import { matchUnitName } from './match-unit-name.js';
import { readScopeWords } from './read-scope-words.js';
import { splitUnitList } from './split-unit-list.js';
import { unitAsOf } from './succession.js';
import { unitDirectoryFromRows, type AliasRow, type GroupRow, type UnitRow } from './unit-directory-from-rows.js';
import { unitIndex } from './unit-index.js';

const SEED = new URL('../../../seed-data/', import.meta.url);
const rows = <Row>(file: string): Row[] => parse<Row>(readFileSync(new URL(`units/${file}`, SEED)), { columns: true });
const directory = unitDirectoryFromRows(rows<UnitRow>('units.csv'), rows<AliasRow>('aliases.csv'), rows<GroupRow>('groups.csv'));
const index = unitIndex(directory);
/** The day after the last of the eleven documents was issued. */
const AS_OF = '2024-03-28';

/** Printed names that no alias may decide, with the reason. */
const LEFT_UNMATCHED: Readonly<Record<string, string>> = {
  市城乡建设局: '24号第18项。改革前的市城乡建设局职能分给两个局，也可能是“市自然资源和城乡建设局”的残片，不能断定',
  市财政部门: '24号第2项。泛指还是市财政局的误识，不能断定',
  市财政和局: '24号第7项。可能是市财政局的误识，也可能漏了中间一个单位',
  市委: '24号第12项。名称被截断，市委部门有多个',
  市人民政府: '24号第19项。发文机关自己不列为责任单位，疑为各区人民政府的误识',
  市区人民政府: '24号第22项。疑为“各区人民政府”，也可能指市和区两级',
};

const ROLE = '(?:责任|牵头|配合|指导)单位';
const lines = readFileSync(new URL('gazette-2024-05-06.txt', SEED), 'utf8').split('\n');

/** Unit lists printed as 责任单位:… in brackets or on a line of their own, line breaks of the print removed. */
function clauseLists(): string[] {
  const inLines = lines.filter((line) => new RegExp(`^${ROLE}[:：]`).test(line));
  const flowing = lines.filter((line) => !line.includes('\t') && !line.includes('<p>')).join('');
  const inBrackets = [...flowing.matchAll(new RegExp(`[(（](?=${ROLE}[:：])`, 'g'))].map(({ index: start }) => {
    let depth = 0;
    let end = start;
    do {
      if ('(（〈'.includes(flowing[end] ?? '')) depth += 1;
      if (')）〉'.includes(flowing[end] ?? '')) depth -= 1;
      end += 1;
    } while (depth > 0 && end < flowing.length);
    return flowing.slice(start + 1, end - 1);
  });
  return [...inLines, ...inBrackets].flatMap((clause) => clause.split(new RegExp(`[;；]?${ROLE}[:：]`))).filter((list) => list !== '');
}

/** Unit columns of the tables with tabs; the last heading row tells how many columns of units there are. */
function tableLists(): string[] {
  const lists: string[] = [];
  let unitColumns = 0;
  for (const line of lines) {
    const cells = line.split('\t');
    if (cells.length < 3 || line.includes('<p>')) continue;
    if (cells.some((cell) => /单位$/.test(cell) && cell.length === 4)) unitColumns = cells.filter((cell) => /单位$/.test(cell)).length;
    else if (unitColumns > 0) lists.push(...cells.slice(-unitColumns));
  }
  return lists.filter((cell) => cell !== '' && !/[。工程]$|^\d{4}年|^持续推进$/.test(cell) && !/^武政/.test(cell));
}

/** Unit cells of the livelihood table: short cells that start like a unit and hold no sentence. */
function cellLists(): string[] {
  return lines
    .flatMap((line) => [...line.matchAll(/<p>([^<]*)<\/p>/g)].map((match) => match[1] ?? ''))
    .filter((cell) => /^(?:市|各区)/.test(cell) && !cell.includes('。') && cell !== '市贯彻落实措施');
}

function lists(): string[] {
  const sentences = (list: string): string[] => list.split(/(?:分别)?牵头(?:制定)?(?:[,，]|$)/);
  return [...clauseLists(), ...tableLists(), ...cellLists()].flatMap(sentences).map((list) => list.replace(/(?:配合|按分工落实)$/, '')).filter((list) => list !== '');
}

const mentions = lists().flatMap((list) => splitUnitList(list, index, AS_OF));
const districts = index.groupsByCode.get('district-governments');
if (!districts) throw new Error('groups.csv has no district-governments');

function outcomeOf(printed: string): string {
  const match = matchUnitName(printed, index, AS_OF);
  if (match.outcome === 'matched') return match.unit.code;
  return match.outcome === 'group' ? match.group.code : match.outcome;
}

describe('the unit directory and the gazette', () => {
  it('finds every unit list: 259 clauses, 157 cells of the three lists with tabs, 43 cells of the livelihood table', () => {
    expect([clauseLists().length, tableLists().length, cellLists().length]).toEqual([259, 157, 43]);
  });

  it('knows every printed name except those deliberately left to a person', () => {
    const unknown = new Set(mentions.map(({ name }) => name).filter((name) => ['unknown', 'ambiguous'].includes(outcomeOf(name))));
    expect([...unknown].sort()).toEqual(Object.keys(LEFT_UNMATCHED).sort());
  });

  it('holds no unit and no OCR form that the gazette does not print', () => {
    const text = lines.join('').replace(/\s/g, '');
    const named = new Set(mentions.map(({ name }) => outcomeOf(name)));
    const never = directory.units.filter((unit) => !named.has(unit.code) && unit.kind !== 'district').map(({ code }) => code);
    const misreadings = directory.units.flatMap((unit) => unit.aliases.filter(({ reason }) => reason === 'ocr').map(({ words }) => words));
    expect([never, misreadings.filter((words) => !text.includes(words))]).toEqual([[], []]);
  });

  it('lets every name and alias stand for one unit only', () => {
    const several = directory.units.flatMap((unit) => [unit.name, ...unit.aliases.map(({ words }) => words)].filter((words) => outcomeOf(words) !== unit.code));
    expect(several).toEqual([]);
  });

  it.each([
    ['市住房和城市更新局', 'housing-renewal-bureau'],
    ['市住房和城乡建设局', 'housing-renewal-bureau'],
    ['市城市更新局', 'housing-renewal-bureau'],
    ['市更新局', 'housing-renewal-bureau'],
    ['市住房更新局', 'housing-renewal-bureau'],
    ['市自然资源和城乡建设局', 'natural-resources-construction-bureau'],
    ['市自然资源和规划局', 'natural-resources-construction-bureau'],
    ['市自然资源规划局', 'natural-resources-construction-bureau'],
    ['市自然资源局', 'natural-resources-construction-bureau'],
    ['市自然资源规划和城乡建设局', 'natural-resources-construction-bureau'],
    ['市自然资源源和城乡建设局', 'natural-resources-construction-bureau'],
    ['市自然资源局和城乡建设局', 'natural-resources-construction-bureau'],
    ['人行湖北省分行营业部', 'central-bank-operations'],
    ['人行省分行营管部', 'central-bank-operations'],
    ['中国人民银行湖北省分行营管部', 'central-bank-operations'],
    ['人行武汉分行营管部', 'central-bank-operations'],
    ['国家外汇管理局湖北分局', 'foreign-exchange-hubei'],
    ['国网武汉供电公司', 'power-supply-wuhan'],
    ['市金融办', 'finance-office'],
    ['东西湖区人民政府', 'dongxihu-district'],
    ['临空港开发区管委会', 'dongxihu-district'],
    ['汉南区', 'hannan-district'],
    ['武汉经开区管委会', 'hannan-district'],
    ['湖北自贸试验区武汉片区领导小组其他成员单位', 'free-trade-zone-other-members'],
    ['市服务业贸易工作领导小组其他成员单位', 'service-trade-other-members'],
  ])('%s is %s', (printed, code) => expect(outcomeOf(printed)).toBe(code));

  it('reads row 7 of the foreign-trade list as four management committees', () => {
    const row7 = splitUnitList('东湖高新区、长江新区、武汉经开区、临空港开发区管委会', index, AS_OF);
    expect(row7.map(({ name, sharedSuffix }) => [outcomeOf(name), sharedSuffix])).toEqual([
      ['donghu-high-tech-zone', true],
      ['yangtze-new-area', true],
      ['hannan-district', true],
      ['dongxihu-district', false],
    ]);
  });

  it('counts 13 districts, Hannan and Dongxihu being one body each with their zones', () => {
    const all = expandGroup(districts, null, []);
    expect(all.outcome === 'expanded' && all.members.length).toBe(13);
    expect(all.outcome === 'expanded' && all.members).toEqual(expect.arrayContaining(['hannan-district', 'dongxihu-district']));
  });

  it.each([
    ['含开发区、长江新区、风景区管委会,下同', ['donghu-high-tech-zone', 'yangtze-new-area', 'donghu-scenic-zone'], []],
    ['含开发区、风景区、长江新区管委会,下同', ['donghu-high-tech-zone', 'donghu-scenic-zone', 'yangtze-new-area'], []],
    ['含开发区、长江新区、东湖风景区管委会,下同', ['donghu-high-tech-zone', 'yangtze-new-area', 'donghu-scenic-zone'], []],
    ['含开发区、长江新区管委会,下同', ['donghu-high-tech-zone', 'yangtze-new-area'], []],
    ['含开发区、长江新区、风景区管委会，以下工作责任单位均包括各区人民政府', ['donghu-high-tech-zone', 'yangtze-new-area', 'donghu-scenic-zone'], ['以下工作责任单位均包括各区人民政府']],
    ['含开发区、化工区,下同', ['donghu-high-tech-zone'], ['化工区']],
    ['不含长江新区、东湖风景区', [], ['不含长江新区', '东湖风景区']],
    ['含开发区,不含长江新区、东湖风景区', ['donghu-high-tech-zone'], ['不含长江新区', '东湖风景区']],
  ])('%s adds %j to the districts and leaves %j to a person', (words, added, notUnderstood) => {
    expect(readScopeWords(words, districts, index, AS_OF)).toEqual({ memberCodes: [...(districts.members ?? []), ...added], notUnderstood });
  });

  it('understands every scope bracket of the gazette but the general rule hidden in 武政〔2024〕7号', () => {
    const readings = mentions.flatMap(({ scopeWords }) => (scopeWords === null ? [] : [readScopeWords(scopeWords, districts, index, AS_OF)]));
    expect([readings.length, readings.flatMap(({ notUnderstood }) => notUnderstood)]).toEqual([10, ['以下工作责任单位均包括各区人民政府']]);
  });

  it.each([
    ['市招商办', '2023-02-05', 'investment-office'],
    ['市招商办', '2024-03-22', 'investment-promotion-bureau'],
    ['市地方金融局', '2022-11-24', 'local-finance-bureau'],
    ['市地方金融局', '2024-03-22', 'local-finance-administration'],
  ])('%s on %s is carried on by %s', (printed, date, code) => expect(unitAsOf(outcomeOf(printed), date, index).unit.code).toBe(code));
});
