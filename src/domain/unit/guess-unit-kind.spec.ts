import { seedUnits } from '../../../test/golden/import/seed-gazette.js';
import { guessUnitKind } from './guess-unit-kind.js';

describe('guessUnitKind', () => {
  it.each([
    ['市委宣传部', 'party'],
    ['市委外办', 'party'],
    ['中共成都市委组织部', 'party'],
    ['市纪委监委', 'party'],
    ['市发改委', 'government'],
    ['杭州市住房保障和房产管理局', 'government'],
    ['省政府办公厅', 'government'],
    ['国家发展改革委', 'government'],
    ['财政部', 'government'],
    ['市市场监管局', 'government'],
    ['市中级人民法院', 'judicial'],
    ['市检察院', 'judicial'],
    ['市总工会', 'massOrganisation'],
    ['团市委', 'massOrganisation'],
    ['市残疾人联合会', 'massOrganisation'],
    ['国网杭州供电公司', 'stateEnterprise'],
    ['市地铁集团', 'stateEnterprise'],
    ['西湖区人民政府', 'district'],
    ['西湖区政府', 'district'],
    ['西湖区', 'district'],
    ['宁波市人民政府', 'district'],
    ['高新区（滨江）管委会', 'functionalZone'],
    ['钱塘新区', 'functionalZone'],
    ['市税务局', 'verticalAgency'],
    ['杭州海关', 'verticalAgency'],
    ['市气象局', 'verticalAgency'],
    ['中国人民银行浙江省分行', 'verticalAgency'],
    ['浙江证监局', 'verticalAgency'],
    ['市大数据中心', 'publicInstitution'],
    ['浙江大学', 'publicInstitution'],
    ['市第一医院', 'publicInstitution'],
    ['市养老服务工作领导小组办公室', 'coordinationBody'],
    ['低空经济工作专班', 'coordinationBody'],
    ['张三', null],
    ['', null],
  ])('guesses %s to be %p', (name, kind) => expect(guessUnitKind(name)).toBe(kind));

  it('agrees with the directory of the seed but for names that do not say what they are', () => {
    const other = seedUnits().directory.units.filter((unit) => guessUnitKind(unit.name) !== unit.kind);
    expect(other.map(({ name, kind }) => [name, kind, guessUnitKind(name)])).toEqual([
      ['市人才工作局', 'party', 'government'],
      ['市档案局', 'party', 'government'],
      ['武汉股权托管交易中心', 'stateEnterprise', 'publicInstitution'],
      ['临空港开发区管委会', 'district', 'functionalZone'],
      ['武汉经开区管委会', 'district', 'functionalZone'],
    ]);
  });
});
