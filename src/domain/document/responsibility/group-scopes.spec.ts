import { sampleUnits } from '../../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../../formats/import/gazette-text.js';
import { FindingLog } from '../finding-log.js';
import { readGroupScopes } from './group-scopes.js';

function read(text: string) {
  const log = new FindingLog();
  const scopes = readGroupScopes(gazetteBlocks(text), sampleUnits(), '2024-03-07', log);
  return { scopes: [...scopes.values()], findings: log.findings().map(({ code, severity, printed }) => `${severity} ${code} ${printed}`) };
}

const DISTRICTS = ['江岸区人民政府', '黄陂区人民政府'];

describe('readGroupScopes', () => {
  it.each([
    ['angle brackets', '(责任单位:市教育局,各区人民政府〈含长江新区管委会,下同〉)'],
    ['round brackets', '(责任单位:市教育局,各区人民政府(含长江新区管委会,下同))'],
    ['full-width brackets', '（责任单位：各区人民政府（含长江新区管委会，下同））'],
    ['a table cell', '责任单位\t各区人民政府(含长江新区管委会,下同)'],
  ])('reads a definition in %s', (_, text) => {
    const { scopes, findings } = read(text);
    expect(scopes).toMatchObject([{ groupCode: 'group:各区人民政府', memberCodes: [...DISTRICTS, '长江新区管委会'], place: { line: 1, endLine: 1 } }]);
    expect(findings).toEqual([]);
  });

  it('lets the first definition hold', () => {
    const { scopes } = read('各区人民政府〈含长江新区管委会,下同〉。\n\n各区人民政府〈含东湖高新区管委会,下同〉。');
    expect(scopes.map(({ memberCodes }) => memberCodes.at(-1))).toEqual(['长江新区管委会']);
  });

  it('reports words in the note that are no unit', () => {
    const { scopes, findings } = read('各区人民政府(含某某园区,下同)');
    expect(scopes[0]?.memberCodes).toEqual(DISTRICTS);
    expect(findings).toEqual(['review scope-members-unknown 含某某园区,下同']);
  });

  it('gives a note behind a single unit to the only group the lists of the document name, as a finding', () => {
    const { scopes, findings } = read('(责任单位:市教育局、市教育局(含长江新区管委会,下同))\n\n(责任单位:市商务局、各区人民政府)');
    expect(scopes).toMatchObject([{ groupCode: 'group:各区人民政府', memberCodes: [...DISTRICTS, '长江新区管委会'] }]);
    expect(findings).toEqual(['review scope-note-misplaced 市教育局(含长江新区管委会,下同)']);
  });

  it.each(['各区人民政府(含长江新区管委会)', '(以下称领导小组)', '(责任单位:市教育局(含长江新区,下同))'])('defines nothing by %s', (text) => expect(read(text).scopes).toEqual([]));
});
