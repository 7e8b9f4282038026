import { NOTICE_COLOUR_TITLES } from '../domain/notice/notice-colour.js';
import type { LadderPolicy, LadderRung } from '../domain/obligation/ladder.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../domain/obligation/obligation.js';
import type { DayReport } from '../modules/demo/index.js';
import { dayWithWeekday } from './chinese-dates.js';
import { wrapped } from './display-width.js';
import { firstNames } from './name-list.js';

type ReminderLine = DayReport['reminders'][number];
type OfPlan = Pick<ReminderLine, 'documentNumber' | 'shortName'>;

const SHOWN = 3;

/** True when something happened on the day. */
export function isEventful(report: DayReport): boolean {
  const { phasesEntered, phasesLeft, submissionsOpened, submissionsMissed, reminders, overdue, escalated, delivered } = report;
  return delivered > 0 || [phasesEntered, phasesLeft, submissionsOpened, submissionsMissed, reminders, overdue, escalated].some((lines) => lines.length > 0);
}

/** What happened on one day: its date and one line per fact. */
export function dayReportText(report: DayReport, policy: LadderPolicy, width: number): string {
  const rungs = (line: ReminderLine): LadderRung | undefined => rungOf(policy, line.ladder, line.rungCode);
  // A rung that only tells the office is told once, as what reached the office; one that nobody heard of must be seen.
  const reminders = report.reminders.filter((line) => rungs(line)?.action !== 'escalate' || line.recipients.length === 0);
  const passedBy = report.phasesEntered.filter((phase) => report.phasesLeft.some((left) => left.documentNumber === phase.documentNumber && left.name === phase.name));
  const lines = [
    ...passedBy.map(enteredLine),
    ...report.phasesLeft.map(leftLine),
    ...report.phasesEntered.filter((phase) => !passedBy.includes(phase)).map(enteredLine),
    ...report.submissionsOpened.map((opened) => `开始报送　${planWords(opened)} ${opened.title}，${opened.units} 家单位，${opened.dueOn} 到期`),
    ...report.submissionsMissed.map((missed) => `未按期报　${planWords(missed)} ${missed.title}，${missed.units} 家单位（${missed.dueOn} 到期，仍可补报）`),
    ...reminders.map((line) => reminderLine(line, rungs(line))),
    ...report.overdue.map((line) => `转为逾期　${dutyWords(line)} ${line.obligations} 件，${firstNames(line.units, SHOWN, '家单位')}`),
    ...escalations(report, policy).map(
      (line) => `上　　报　${line.office}：${dutyWords(line)} ${line.obligations} 件，涉及 ${firstNames(line.units, SHOWN, '家单位')}`,
    ),
  ];
  return [`${dayWithWeekday(report.day)}　通知 ${report.delivered} 条`, ...lines.flatMap((line) => hanging(line, width))].join('\n');
}

function enteredLine(phase: DayReport['phasesEntered'][number]): string {
  return `进入阶段　${planWords(phase)} ${phase.name}`;
}

function leftLine(phase: DayReport['phasesLeft'][number]): string {
  return `阶段结束　${planWords(phase)} ${phase.name}${phase.openObligations > 0 ? `，仍有 ${phase.openObligations} 件到期事项未完成` : ''}`;
}

function reminderLine(line: ReminderLine, rung: LadderRung | undefined): string {
  const heard = line.recipients.length === 0 ? '没有可送达的人' : `送 ${firstNames(line.recipients, SHOWN, '人')}`;
  const label = rung?.action === 'draftNotice' ? '督 办 单' : '提　　醒';
  return `${label}　${dutyWords(line)} ${rung ? rungWords(rung) : line.rungCode} ${line.obligations} 件${line.late ? '（补发）' : ''}，${heard}`;
}

/** What was escalated to an office; notices and reminders that the office hears of too are told as what they are. */
function escalations(report: DayReport, policy: LadderPolicy): DayReport['escalated'] {
  return report.escalated.filter((line) =>
    report.reminders.some(
      (reminder) =>
        reminder.documentNumber === line.documentNumber &&
        reminder.kind === line.kind &&
        reminder.rungCode === line.rungCode &&
        rungOf(policy, reminder.ladder, reminder.rungCode)?.action === 'escalate',
    ),
  );
}

function rungOf(policy: LadderPolicy, ladderCode: string, rungCode: string): LadderRung | undefined {
  return policy.ladders.find((ladder) => ladder.code === ladderCode)?.rungs.find((rung) => rung.code === rungCode);
}

/** Sums over all days. */
export function totalsText(reports: readonly DayReport[], policy: LadderPolicy): string {
  const sum = (count: (report: DayReport) => number): number => reports.reduce((total, report) => total + count(report), 0);
  const items = (lines: readonly { readonly obligations: number }[]): number => lines.reduce((total, line) => total + line.obligations, 0);
  const parts = [
    `进入阶段 ${sum((report) => report.phasesEntered.length)}`,
    `阶段结束 ${sum((report) => report.phasesLeft.length)}`,
    `开始报送 ${sum((report) => report.submissionsOpened.length)} 期`,
    `未按期报 ${sum((report) => report.submissionsMissed.length)} 期`,
    `提醒 ${sum((report) => items(report.reminders))} 件`,
    `转为逾期 ${sum((report) => items(report.overdue))} 件`,
    `上报 ${sum((report) => items(escalations(report, policy)))} 件`,
    `通知 ${sum((report) => report.delivered)} 条`,
  ];
  return `合计：${parts.join('，')}。`;
}

/** 到期前3个工作日提醒, 到期日提醒, 逾期1个工作日上报, 逾期3个工作日拟发蓝色督办单. */
export function rungWords(rung: LadderRung): string {
  return `${offsetWords(rung)}${actionWords(rung)}`;
}

function offsetWords({ offset }: LadderRung): string {
  if (offset.count === 0) return '到期日';
  const days = `${Math.abs(offset.count)}个${offset.unit === 'working' ? '工作日' : '自然日'}`;
  return offset.count < 0 ? `到期前${days}` : `逾期${days}`;
}

function actionWords(rung: LadderRung): string {
  if (rung.action === 'remind') return '提醒';
  if (rung.action === 'escalate') return '上报';
  return `拟发${rung.notice ? NOTICE_COLOUR_TITLES[rung.notice] : '督办单'}`;
}

function dutyWords(line: OfPlan & { readonly kind: ObligationKind }): string {
  return `${planWords(line)} ${OBLIGATION_KIND_TITLES[line.kind]}`;
}

function planWords(line: OfPlan): string {
  return line.shortName || line.documentNumber;
}

/** Two blanks before the line; what does not fit stands under the words after the label. */
function hanging(line: string, width: number): string[] {
  return wrapped(line, width - 12).map((part, index) => `${index === 0 ? '  ' : '            '}${part}`);
}
