import type { Schemas } from '../../api/client';
import type { Messages } from '../../i18n/zh';

type Offset = Schemas['OffsetResponse'];

/** When a rung comes: 到期前 3 个工作日, 到期当天, 逾期 1 个工作日. */
export function whenWords({ count, unit }: Offset, words: Messages['rules']): string {
  const days = words.unitsOfTime[unit];
  if (count === 0) return words.onDay;
  return count < 0 ? words.before(-count, days) : words.after(count, days);
}

/** A span of time: 3 个工作日. */
export function spanWords({ count, unit }: Offset, words: Messages['rules']): string {
  return words.span(count, words.unitsOfTime[unit]);
}

/** The kinds of duties that use a ladder unless their plan says otherwise. */
export function usedFor(code: string, defaults: Readonly<Record<string, string>>, words: Messages): readonly string[] {
  return Object.entries(defaults).filter(([, ladder]) => ladder === code).map(([kind]) => words.rehearsal.kinds[kind] ?? kind);
}
