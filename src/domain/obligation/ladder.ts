import { OBLIGATION_KINDS, type ObligationKind } from './obligation.js';

const UNITS = ['working', 'calendar'] as const;
const ACTIONS = ['remind', 'escalate', 'draftNotice'] as const;
const AUDIENCES = ['liaison', 'unitHead', 'office', 'leader'] as const;
const DELIVERIES = ['digest', 'immediate'] as const;
const NOTICE_COLOURS = ['blue', 'yellow', 'red'] as const;
const LIGHT_COLOURS = ['yellow', 'red'] as const;

export type RungAction = (typeof ACTIONS)[number];
export type RungAudience = (typeof AUDIENCES)[number];
export type RungDelivery = (typeof DELIVERIES)[number];
export type NoticeColour = (typeof NOTICE_COLOURS)[number];

/** A distance from the due date, negative before it; working days by the official calendar or plain calendar days. */
export interface Offset {
  readonly count: number;
  readonly unit: (typeof UNITS)[number];
}

/** One step of a ladder: when it fires, what it does and who hears of it. */
export interface LadderRung {
  readonly code: string;
  readonly offset: Offset;
  readonly action: RungAction;
  readonly audience: readonly RungAudience[];
  readonly delivery: RungDelivery;
  /** Colour of the notice (督办单) a draftNotice rung prepares for a person to issue; null for other actions. */
  readonly notice: NoticeColour | null;
  /** Light that starts at this rung; null when the rung changes none. */
  readonly light: (typeof LIGHT_COLOURS)[number] | null;
}

/** A reminder ladder (提醒阶梯); rungs stand in the order in which they fire. */
export interface Ladder {
  readonly code: string;
  readonly title: string;
  readonly rungs: readonly LadderRung[];
}

/** The whole of config/policy/ladders.json. */
export interface LadderPolicy {
  readonly ladders: readonly Ladder[];
  /** Code of the ladder each kind of obligation climbs unless its plan names another one. */
  readonly defaults: Readonly<Record<ObligationKind, string>>;
  /** Term for signing for an assignment, counted from the day it is issued. */
  readonly acknowledgeWithin: Offset;
}

type Fields = Readonly<Record<string, unknown>>;

/** The policy in a parsed JSON file; throws Error in Chinese that names the file, the ladder and the rung at fault. */
export function parseLadderPolicy(json: unknown, source: string): LadderPolicy {
  const file = fieldsOf(json, source, ['ladders', 'defaults', 'acknowledgeWithin']);
  const ladders = listOf(file['ladders'], `${source}：ladders`).map((entry, index) => parseLadder(entry, `${source}：第${index + 1}个阶梯`, source));
  refuseRepeats(ladders, `${source}：阶梯`);

  const defaultsPlace = `${source}：defaults`;
  const named = fieldsOf(file['defaults'], defaultsPlace, OBLIGATION_KINDS);
  const codes = ladders.map((ladder) => ladder.code);
  const ladderFor = (kind: ObligationKind): string => oneOf(named[kind], codes, `${defaultsPlace}：“${kind}”的阶梯`);
  const defaults = Object.fromEntries(OBLIGATION_KINDS.map((kind) => [kind, ladderFor(kind)])) as Record<ObligationKind, string>;

  const acknowledgeWithin = parseOffset(file['acknowledgeWithin'], `${source}：acknowledgeWithin`);
  if (acknowledgeWithin.count < 1) throw new Error(`${source}：acknowledgeWithin：签收期限至少为1天，现为${acknowledgeWithin.count}`);
  return { ladders, defaults, acknowledgeWithin };
}

/** The ladder of that code; throws Error when the policy has none, which a stored code then no longer fits. */
export function ladderNamed({ ladders }: Pick<LadderPolicy, 'ladders'>, code: string): Ladder {
  const ladder = ladders.find((candidate) => candidate.code === code);
  if (!ladder) throw new Error(`no ladder ${code}`);
  return ladder;
}

function parseLadder(entry: unknown, position: string, source: string): Ladder {
  const fields = fieldsOf(entry, position, ['code', 'title', 'rungs']);
  const code = textOf(fields['code'], `${position}：code`);
  const place = `${source}：阶梯“${code}”`;
  const title = textOf(fields['title'], `${place}：title`);
  const rungs = listOf(fields['rungs'], `${place}：rungs`).map((rung, index) => parseRung(rung, `${place}：第${index + 1}级`));
  refuseRepeats(rungs, `${place}：提醒级`);
  refuseDisorder(rungs, place);
  const yellow = rungs.filter((rung) => rung.light === 'yellow');
  if (yellow.length > 1) throw new Error(`${place}：黄灯只能从一级开始，现有“${yellow.map((rung) => rung.code).join('”“')}”`);
  return { code, title, rungs };
}

function parseRung(entry: unknown, position: string): LadderRung {
  const fields = fieldsOf(entry, position, ['code', 'offset', 'action', 'audience', 'delivery', 'notice', 'light']);
  const code = textOf(fields['code'], `${position}：code`);
  const place = `${position}“${code}”`;
  const offset = parseOffset(fields['offset'], `${place}：offset`);
  const action = oneOf(fields['action'], ACTIONS, `${place}：action（动作）`);
  const audience = listOf(fields['audience'], `${place}：audience`).map((entry) => oneOf(entry, AUDIENCES, `${place}：audience（对象）`));
  if (new Set(audience).size < audience.length) throw new Error(`${place}：audience（对象）重复`);
  const delivery = oneOf(fields['delivery'], DELIVERIES, `${place}：delivery（方式）`);
  const notice = fields['notice'] === undefined ? null : oneOf(fields['notice'], NOTICE_COLOURS, `${place}：notice（督办单颜色）`);
  if (action === 'draftNotice' && notice === null) throw new Error(`${place}：draftNotice 须写明 notice（督办单颜色）`);
  if (action !== 'draftNotice' && notice !== null) throw new Error(`${place}：notice（督办单颜色）只能用于 draftNotice`);
  const light = fields['light'] === undefined ? null : oneOf(fields['light'], LIGHT_COLOURS, `${place}：light（灯色）`);
  if (light === 'yellow' && offset.count > 0) throw new Error(`${place}：黄灯表示临期，须在到期日或之前`);
  if (light === 'red' && offset.count <= 0) throw new Error(`${place}：红灯表示逾期，须在到期日之后`);
  return { code, offset, action, audience, delivery, notice, light };
}

function parseOffset(entry: unknown, place: string): Offset {
  const fields = fieldsOf(entry, place, ['count', 'unit']);
  const count = fields['count'];
  if (typeof count !== 'number' || !Number.isInteger(count) || Math.abs(count) > 366) {
    throw new Error(`${place}：count 须为-366到366之间的整数，现为${shown(count)}`);
  }
  return { count, unit: oneOf(fields['unit'], UNITS, `${place}：unit（计日单位）`) };
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

function fieldsOf(value: unknown, place: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${place}：应为对象，现为${shown(value)}`);
  const fields = value as Fields;
  const unknown = Object.keys(fields).filter((field) => !known.includes(field));
  if (unknown.length > 0) throw new Error(`${place}：不认识的字段“${unknown.join('”“')}”，可用：${known.join('、')}`);
  return fields;
}

function listOf(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${place}：应为至少一项的列表，现为${shown(value)}`);
  return value;
}

function textOf(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${place}：应为文字，现为${shown(value)}`);
  return value;
}

function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[], place: string): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new Error(`${place}：${shown(value)}不认识，可用：${choices.join('、')}`);
  return choice;
}

function shown(value: unknown): string {
  return value === undefined ? '空缺' : `“${typeof value === 'string' ? value : JSON.stringify(value)}”`;
}
