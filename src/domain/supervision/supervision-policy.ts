import { CIRCULAR_KINDS, type CircularKind } from '../circular/circular.machine.js';
import { NOTICE_COLOURS, type NoticeColour } from '../obligation/ladder.js';
import { fieldsOf, shown } from '../obligation/policy-fields.js';

/** The whole of config/policy/supervision.json: how hard an office may press, and how long units have to answer. */
export interface SupervisionPolicy {
  /** How often one unit may be urged for one item within seven days. */
  readonly urgesPerWeek: number;
  /** Working days for the reply to a notice that says nothing else, by its colour. */
  readonly noticeReplyWithin: Readonly<Record<NoticeColour, number>>;
  /** Working days a unit named in a circular has to reply before it is issued. */
  readonly circularReplyWithin: number;
  /** Most characters of a circular and of a briefing (精文减会: 通报 5000字, 简报 4000字). */
  readonly circularLimits: Readonly<Record<CircularKind, number>>;
}

/** The policy in a parsed JSON file; throws Error in Chinese that names the file and the field at fault. */
export function parseSupervisionPolicy(json: unknown, source: string): SupervisionPolicy {
  const file = fieldsOf(json, source, ['urgesPerWeek', 'noticeReplyWithin', 'circularReplyWithin', 'circularLimits']);
  const numbers = <Key extends string>(field: string, keys: readonly Key[], limit: number): Record<Key, number> => {
    const place = `${source}：${field}`;
    const fields = fieldsOf(file[field], place, keys);
    return Object.fromEntries(keys.map((key) => [key, wholeNumber(fields[key], `${place}.${key}`, limit)])) as Record<Key, number>;
  };
  return {
    urgesPerWeek: wholeNumber(file['urgesPerWeek'], `${source}：urgesPerWeek（每周催办次数上限）`, 100),
    noticeReplyWithin: numbers('noticeReplyWithin', NOTICE_COLOURS, 60),
    circularReplyWithin: wholeNumber(file['circularReplyWithin'], `${source}：circularReplyWithin（核实答复的工作日数）`, 60),
    circularLimits: numbers('circularLimits', CIRCULAR_KINDS, 100_000),
  };
}

function wholeNumber(value: unknown, place: string, limit: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > limit) throw new Error(`${place}：须为1到${limit}之间的整数，现为${shown(value)}`);
  return value;
}
