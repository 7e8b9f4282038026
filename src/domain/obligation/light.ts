import { daysBetween, type LocalDate } from '../kernel/local-date.js';
import type { WorkingCalendar } from '../kernel/working-calendar.js';
import type { Ladder } from './ladder.js';
import type { ObligationView } from './obligation.js';
import { rungDay } from './rung-thresholds.js';

/** Colour with its reason. Green in time, yellow close to due, red overdue and nothing else, grey no running date. */
export interface Light {
  readonly colour: 'green' | 'yellow' | 'red' | 'grey';
  /** Chinese sentence that explains the colour. */
  readonly reason: string;
  /** True when the due date or the sentence counts working days of a year whose calendar is not loaded. */
  readonly provisional: boolean;
}

const PROVISIONAL_WORDS = '（所涉年度的放假安排尚未载入，工作日数为暂计）';

/** Calendar days by which the duty is or was late by its effective date: 0 in time, undated, evergreen or void; a paused clock stands still. */
export function daysLate(obligation: ObligationView, today: LocalDate): number {
  const { state, settledOn, pausedOn } = obligation;
  const dueOn = effectiveDueOnOf(obligation);
  if (dueOn === null || state === 'voided') return 0;
  const until = settledOn ?? (state === 'paused' && pausedOn ? pausedOn : today);
  return Math.max(0, daysBetween(dueOn, until));
}

/** The light of an obligation on a day, by the yellow rung of its ladder; an undated one is never red (trap R17). Days go by the effective date, the sentence names the written one. */
export function light(obligation: ObligationView, today: LocalDate, ladder: Ladder, calendar: WorkingCalendar): Light {
  const { state, provisional: dueIsProvisional = false } = obligation;
  const dueOn = effectiveDueOnOf(obligation);
  if (state === 'settled') return grey(settledWords(obligation, today));
  if (state === 'voided') return grey('已作废，不再要求完成。');
  if (state === 'paused') return grey(pausedWords(obligation, today));
  if (dueOn === null || obligation.dueOn === null) return grey(obligation.evergreen ? '持续推进，没有完成时限。' : '未定时限，请确定完成日期。');

  const written = chineseDate(obligation.dueOn);
  const stood = stoodStillWords(daysStoodStill(obligation));
  const late = daysLate(obligation, today);
  if (late > 0) {
    const { days, provisional } = calendar.workingDaysBetween(dueOn, today);
    return counted('red', `应于${written}前完成${stood}，已逾期${late}天（${days}个工作日）`, provisional || dueIsProvisional);
  }
  const { days: daysLeft, provisional } = calendar.workingDaysBetween(today, dueOn);
  const words = dueOn !== today ? `${written}到期${stood}，还有${daysBetween(today, dueOn)}天（${daysLeft}个工作日）` : stood === '' ? '今天到期' : `${written}到期${stood}，今天到期`;
  const yellowRung = ladder.rungs.find((rung) => rung.light === 'yellow');
  if (!yellowRung) return counted('green', words, provisional || dueIsProvisional);
  const yellowFrom = rungDay(dueOn, yellowRung, calendar);
  return counted(yellowFrom.date <= today ? 'yellow' : 'green', words, provisional || dueIsProvisional || yellowFrom.provisional);
}

function settledWords(obligation: ObligationView, today: LocalDate): string {
  const { settledOn } = obligation;
  if (settledOn === null) return '已完成。';
  const late = daysLate(obligation, today);
  const stood = daysStoodStill(obligation);
  if (late > 0) return `已于${chineseDate(settledOn)}完成，逾期${late}天${stood > 0 ? `（停表${stood}天不计）` : ''}。`;
  const onlyByTheEffectiveDate = obligation.dueOn !== null && settledOn > obligation.dueOn;
  return `已于${chineseDate(settledOn)}完成${onlyByTheEffectiveDate ? `${stoodStillWords(stood)}，没有逾期` : ''}。`;
}

function pausedWords(obligation: ObligationView, today: LocalDate): string {
  const late = obligation.pausedOn ? daysLate(obligation, today) : 0;
  return `计时已暂停，恢复后继续计时${late > 0 ? `；暂停时已逾期${late}天` : ''}。`;
}

function effectiveDueOnOf({ dueOn, effectiveDueOn }: ObligationView): LocalDate | null {
  return effectiveDueOn === undefined ? dueOn : effectiveDueOn;
}

function daysStoodStill(obligation: ObligationView): number {
  const effectiveDueOn = effectiveDueOnOf(obligation);
  return obligation.dueOn === null || effectiveDueOn === null ? 0 : daysBetween(obligation.dueOn, effectiveDueOn);
}

function stoodStillWords(days: number): string {
  return days > 0 ? `，停表${days}天` : '';
}

function grey(reason: string): Light {
  return { colour: 'grey', reason, provisional: false };
}

function counted(colour: Light['colour'], words: string, provisional: boolean): Light {
  return { colour, reason: `${words}${provisional ? PROVISIONAL_WORDS : ''}。`, provisional };
}

function chineseDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
