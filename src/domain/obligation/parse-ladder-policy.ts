import {
  type Ladder,
  LIGHT_COLOURS,
  type LadderPolicy,
  type LadderRung,
  NOTICE_COLOURS,
  type Offset,
  OFFSET_UNITS,
  RUNG_ACTIONS,
  RUNG_AUDIENCES,
  RUNG_DELIVERIES,
} from './ladder.js';
import { OBLIGATION_KINDS, OFFICE_KINDS, type ObligationKind } from './obligation.js';
import { fieldsOf, type Fields, listOf, oneOf, shown, textOf } from './policy-fields.js';
import { SUSPENSION_REASONS } from './suspension.js';

/** Editions are stored as smallint. */
const MOST_EDITIONS = 32_000;

/** The policy in a parsed JSON file; throws Error in Chinese that names the file, the ladder and the rung at fault. */
export function parseLadderPolicy(json: unknown, source: string): LadderPolicy {
  const file = fieldsOf(json, source, ['ladders', 'defaults', 'acknowledgeWithin', 'reportWithin', 'reviewWithin', 'declineWithin', 'signWithin']);
  const ladders = listOf(file['ladders'], `${source}：ladders`).map((entry, index) => parseLadder(entry, `${source}：第${index + 1}个阶梯`, source));
  refuseRepeats(ladders, `${source}：阶梯`);

  const defaultsPlace = `${source}：defaults`;
  const named = fieldsOf(file['defaults'], defaultsPlace, OBLIGATION_KINDS);
  const codes = ladders.map((ladder) => ladder.code);
  const ladderFor = (kind: ObligationKind): string => oneOf(named[kind], codes, `${defaultsPlace}：“${kind}”的阶梯`);
  const defaults = Object.fromEntries(OBLIGATION_KINDS.map((kind) => [kind, ladderFor(kind)])) as Record<ObligationKind, string>;

  for (const kind of OFFICE_KINDS) refuseNoticesToOffices(ladders, defaults[kind], `${defaultsPlace}：“${kind}”`);

  return {
    ladders,
    defaults,
    acknowledgeWithin: parseTerm(file['acknowledgeWithin'], `${source}：acknowledgeWithin`, '签收期限'),
    reportWithin: file['reportWithin'] === null ? null : parseTerm(file['reportWithin'], `${source}：reportWithin`, '未报进展的天数'),
    reviewWithin: parseTerm(file['reviewWithin'], `${source}：reviewWithin`, '办公室审核期限'),
    declineWithin: parseTerm(file['declineWithin'], `${source}：declineWithin`, '申请退办期限'),
    signWithin: parseTerm(file['signWithin'], `${source}：signWithin`, '负责人签批期限'),
  };
}

function parseLadder(entry: unknown, position: string, source: string): Ladder {
  const fields = fieldsOf(entry, position, ['code', 'title', 'edition', 'pausedBy', 'rungs']);
  const code = textOf(fields['code'], `${position}：code`);
  const place = `${source}：阶梯“${code}”`;
  const title = textOf(fields['title'], `${place}：title`);
  const edition = fields['edition'];
  if (typeof edition !== 'number' || !Number.isInteger(edition) || edition < 1 || edition > MOST_EDITIONS) {
    throw new Error(`${place}：edition（版次）须为1到${MOST_EDITIONS}之间的整数，现为${shown(edition)}`);
  }
  const pausedBy = parsePausedBy(fields, place);
  const rungs = listOf(fields['rungs'], `${place}：rungs`).map((rung, index) => parseRung(rung, `${place}：第${index + 1}级`));
  refuseRepeats(rungs, `${place}：提醒级`);
  refuseDisorder(rungs, place);
  const yellow = rungs.filter((rung) => rung.light === 'yellow');
  if (yellow.length > 1) throw new Error(`${place}：黄灯只能从一级开始，现有“${yellow.map((rung) => rung.code).join('”“')}”`);
  return { code, title, edition, pausedBy, rungs };
}

function parseRung(entry: unknown, position: string): LadderRung {
  const fields = fieldsOf(entry, position, ['code', 'offset', 'action', 'audience', 'delivery', 'anyHour', 'notice', 'light']);
  const code = textOf(fields['code'], `${position}：code`);
  const place = `${position}“${code}”`;
  const offset = parseOffset(fields['offset'], `${place}：offset`);
  const action = oneOf(fields['action'], RUNG_ACTIONS, `${place}：action（动作）`);
  const audience = listOf(fields['audience'], `${place}：audience`).map((entry) => oneOf(entry, RUNG_AUDIENCES, `${place}：audience（对象）`));
  if (new Set(audience).size < audience.length) throw new Error(`${place}：audience（对象）重复`);
  const delivery = oneOf(fields['delivery'], RUNG_DELIVERIES, `${place}：delivery（方式）`);
  const anyHour = fields['anyHour'] ?? false;
  if (typeof anyHour !== 'boolean') throw new Error(`${place}：anyHour（不限时段）须为 true 或 false，现为${shown(anyHour)}`);
  if (anyHour && delivery !== 'immediate') throw new Error(`${place}：anyHour（不限时段）只能用于 delivery 为 immediate 的提醒级，现为${shown(delivery)}`);
  const notice = fields['notice'] === undefined ? null : oneOf(fields['notice'], NOTICE_COLOURS, `${place}：notice（督办单颜色）`);
  if (action === 'draftNotice' && notice === null) throw new Error(`${place}：draftNotice 须写明 notice（督办单颜色）`);
  if (action !== 'draftNotice' && notice !== null) throw new Error(`${place}：notice（督办单颜色）只能用于 draftNotice`);
  const light = fields['light'] === undefined ? null : oneOf(fields['light'], LIGHT_COLOURS, `${place}：light（灯色）`);
  if (light === 'yellow' && offset.count > 0) throw new Error(`${place}：黄灯表示临期，须在到期日或之前`);
  if (light === 'red' && offset.count <= 0) throw new Error(`${place}：红灯表示逾期，须在到期日之后`);
  return { code, offset, action, audience, delivery, anyHour, notice, light };
}

function parseOffset(entry: unknown, place: string): Offset {
  const fields = fieldsOf(entry, place, ['count', 'unit']);
  const count = fields['count'];
  if (typeof count !== 'number' || !Number.isInteger(count) || Math.abs(count) > 366) {
    throw new Error(`${place}：count 须为-366到366之间的整数，现为${shown(count)}`);
  }
  return { count, unit: oneOf(fields['unit'], OFFSET_UNITS, `${place}：unit（计日单位）`) };
}

function parseTerm(entry: unknown, place: string, title: string): Offset {
  const term = parseOffset(entry, place);
  if (term.count < 1) throw new Error(`${place}：${title}至少为1天，现为${term.count}`);
  return term;
}

function parsePausedBy(fields: Fields, place: string): Ladder['pausedBy'] {
  const entries = fields['pausedBy'];
  if (!Array.isArray(entries)) throw new Error(`${place}：pausedBy（停表原因）应为列表，不停表写 []，现为${shown(entries)}`);
  const reasons = entries.map((entry) => oneOf(entry, SUSPENSION_REASONS, `${place}：pausedBy（停表原因）`));
  if (new Set(reasons).size < reasons.length) throw new Error(`${place}：pausedBy（停表原因）重复`);
  return reasons;
}

// A notice is addressed to a unit: what an office owes can be told to its leader, not answered by a notice to itself.
function refuseNoticesToOffices(ladders: readonly Ladder[], code: string, place: string): void {
  const rung = ladders.find((ladder) => ladder.code === code)?.rungs.find(({ action }) => action === 'draftNotice');
  if (rung) throw new Error(`${place}由办公室承担，不能用拟督办单的阶梯“${code}”（提醒级“${rung.code}”）`);
}

// Working and calendar days cannot be ordered against each other, but everything up to the due date comes before everything after it.
function refuseDisorder(rungs: readonly LadderRung[], place: string): void {
  rungs.forEach((rung, index) => {
    const before = rungs[index - 1];
    if (!before) return;
    const where = `${place}：第${index + 1}级“${rung.code}”`;
    if (rung.offset.count <= before.offset.count) {
      throw new Error(`${where}：offset 须大于上一级“${before.code}”的${before.offset.count}，现为${rung.offset.count}`);
    }
    const sameSide = before.offset.count > 0 || rung.offset.count <= 0;
    if (sameSide && rung.offset.unit !== before.offset.unit) {
      const side = rung.offset.count > 0 ? '之后' : '及之前';
      throw new Error(`${where}：到期日${side}的各级须用同一计日单位，上一级“${before.code}”为 ${before.offset.unit}`);
    }
  });
}

function refuseRepeats(entries: readonly { readonly code: string }[], place: string): void {
  entries.forEach(({ code }, index) => {
    if (entries.findIndex((entry) => entry.code === code) < index) throw new Error(`${place}“${code}”重复，code 须各不相同`);
  });
}

