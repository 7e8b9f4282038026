import { normaliseName } from './normalise-name.js';
import type { UnitKind } from './unit.js';

/** What a name says of itself, the more telling words first: 税务局 before 局, 市委…办 before 办. */
const SIGNS: readonly { kind: UnitKind; pattern: RegExp }[] = [
  { kind: 'coordinationBody', pattern: /(?:领导小组|工作组|专班|指挥部|联席会议)(?:办公室)?$/ },
  { kind: 'judicial', pattern: /(?:法院|检察院)$/ },
  { kind: 'massOrganisation', pattern: /(?:总工会|妇联|妇女联合会|科协|科学技术协会|残联|残疾人联合会|侨联|华侨联合会|工商联|工商业联合会|文联|社科联|贸促会|红十字会|计生协)$|^(?:共青团|团[省市区县]?委)/ },
  { kind: 'party', pattern: /^(?:中共|省委|市委|区委|县委|州委|自治区党委|中央(?!银行))|(?:组织部|宣传部|统战部|社会?工作?部|政法委(?:员会)?|纪委(?:监委)?|网信办|编办|机关工委|老干部局)$/ },
  { kind: 'verticalAgency', pattern: /税务局$|海关$|气象局$|邮政管理局$|通信管理局$|烟草专卖局$|海事局$|外汇管理局|金融监管(?:总)?局|银保?监(?:会|局|分局)$|证监局$|人民银行|^人行|民航.*(?:监管|管理)局$|消防救援(?:支|总)?队$|国家安全局$|调查(?:总)?队$|边检(?:总)?站$|铁路监督管理局$/ },
  { kind: 'functionalZone', pattern: /(?:管委会|管理委员会)$|(?:新区|高新区|经开区|开发区|风景区|自贸区|示范区|保税区|产业园区?)$/ },
  { kind: 'stateEnterprise', pattern: /(?:公司|集团|银行|电网)$/ },
  { kind: 'district', pattern: /(?:区|县|旗|州|盟|市|镇|乡|街道)(?:人民)?(?:政府|办事处)$|^[\u4e00-\u9fff]{1,6}(?:区|县|旗|自治州)$/ },
  { kind: 'publicInstitution', pattern: /(?:中心|大学|学院|学校|医院|研究院|科学院|设计院|党校|[院馆所社台])$/ },
  { kind: 'government', pattern: /(?:局|委|委员会|办公室|办公厅|办|厅|部|署|政府)$/ },
];

/** The kind of body a name points to by its own words (市税务局, 武汉经开区管委会); null when they betray nothing. A guess for a person to confirm. */
export function guessUnitKind(name: string): UnitKind | null {
  const words = normaliseName(name).replace(/\([^()]*\)$/, '');
  return SIGNS.find(({ pattern }) => pattern.test(words))?.kind ?? null;
}
