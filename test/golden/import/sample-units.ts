import { FindingLog } from '../../../src/domain/document/finding-log.js';
import type { ReadingContext } from '../../../src/domain/document/reading-context.js';
import type { UnitGroup, UnitKind } from '../../../src/domain/unit/unit.js';
import { unitIndex, type UnitIndex } from '../../../src/domain/unit/unit-index.js';

const BUREAUS = ['市民政局', '市教育局', '市商务局', '市财政局', '市残联', '市经信局', '市发改委', '市卫健委', '武汉海关'];
const ZONES = ['东湖高新区管委会', '长江新区管委会', '武汉经开区管委会'];
const DISTRICTS = ['江岸区人民政府', '黄陂区人民政府'];

function unit(name: string, kind: UnitKind) {
  return { code: name, name, kind, aliases: [], validFrom: null, validTo: null, successorCode: null };
}

function group(name: string, members: readonly string[] | null, minusNamed = false): UnitGroup {
  return { code: `group:${name}`, name, aliases: [], members, minusNamed };
}

/** A few units whose code is their name, the districts as a group, and groups nobody knows the members of. */
export function sampleUnits(): UnitIndex {
  const wrong = { words: '市民正局', reason: 'ocr' as const, validFrom: null, validTo: null };
  return unitIndex({
    units: [
      ...BUREAUS.map((name) => (name === '市民政局' ? { ...unit(name, 'government'), aliases: [wrong] } : unit(name, 'government'))),
      ...ZONES.map((name) => ({ ...unit(name, 'functionalZone'), aliases: [{ words: name.replace('管委会', ''), reason: 'shortForm' as const, validFrom: null, validTo: null }] })),
      ...DISTRICTS.map((name) => unit(name, 'district')),
    ],
    groups: [group('各区人民政府', DISTRICTS), group('各相关区人民政府', null), group('领导小组其他成员单位', null, true)],
  });
}

/** A reading of a document of 7 March 2024 over the sample units, with its log. */
export function sampleContext(): ReadingContext {
  return { index: sampleUnits(), asOf: '2024-03-07', inForceOn: '2024-03-07', year: 2024, issuedOn: '2024-03-07', scopes: new Map(), rules: [], log: new FindingLog() };
}
