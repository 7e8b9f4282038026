import type { EventType } from '../domain/events.js';
import type { LadderPolicy } from '../domain/obligation/ladder.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../domain/obligation/obligation.js';
import { ASSUMPTION_TITLES } from '../domain/rehearsal/assumption.js';
import type { RehearsalResponse } from '../modules/rehearsal/index.js';
import { dayWithWeekday } from './chinese-dates.js';
import { rungWords } from './day-report-text.js';
import { wrapped } from './display-width.js';
import { textTable } from './text-table.js';

type Cause = RehearsalResponse['busiestDays'][number]['causes'][number];

const CAUSES_SHOWN = 3;
const CLASHES_SHOWN = 20;
const LINES_SHOWN = 10;
const EVENTS: Readonly<Record<Exclude<EventType, 'reminders.fired'>, string>> = {
  'plan.issued': '交办',
  'phase.entered': '进入阶段',
  'phase.left': '阶段结束',
  'submission.opened': '开始报送',
  'submission.missed': '未按期报',
  'submission.submitted': '已报送',
  'submission.handedIn': '报送待审核',
  'submission.returned': '报送被退回',
  'submission.waived': '免于报送',
  'assignment.acknowledged': '已签收',
  'assignment.completionClaimed': '申报办结',
  'assignment.completionAccepted': '同意办结',
  'assignment.completionReturned': '退回重办',
  'assignment.requestFiled': '退办、延期申请',
  'assignment.requestAnswered': '申请答复',
  'assignment.reassigned': '改派',
  'assignment.planFiled': '工作方案备案',
  'input.sent': '报送配合情况',
  'signature.asked': '提请签批',
  'signature.returned': '签批退回',
  'item.suspended': '中止办理',
  'item.resumed': '恢复办理',
  'item.issued': '新交办事项',
  'item.adjusted': '调整事项',
  'item.terminated': '终止事项',
  'item.completed': '事项办结',
  'item.closedOut': '销号',
  'item.reopened': '重新办理',
  'plan.closed': '方案结束',
  'instruction.given': '批示',
  'instruction.answered': '批示答复',
  'instruction.fulfilled': '批示事项办结',
  'unit.workMoved': '责任接续',
  'progress.reported': '报告进展',
  'notice.issued': '签发督办单',
  'notice.answered': '督办单回复',
  'notice.returned': '督办单回复退回',
  'notice.closed': '督办单办结',
  'unit.urged': '催办',
  'circular.repliesAsked': '通报核实',
  'circular.replied': '通报核实答复',
  'circular.corrected': '通报更正',
  'circular.passageMoved': '通报核实转由承接单位',
  'circular.issued': '印发通报',
  'circular.discarded': '通报作废',
  'delivery.failed': '外发失败',
};
const isEvent = (occasion: string): occasion is keyof typeof EVENTS => occasion in EVENTS;

/** What would happen: month by month, then the busiest days, the most burdened unit-weeks and the clashes with holidays. */
export function rehearsalText(rehearsal: RehearsalResponse, policy: LadderPolicy, width: number): string {
  const parts = [heading(rehearsal), ...wrapped(totals(rehearsal), width)];
  if (rehearsal.days.length > 0) parts.push('', monthTable(rehearsal, width));
  const changes = unitChangeLines(rehearsal);
  if (changes.length > 0) parts.push('', '期间生效的单位变更，此后由承接单位接收', ...hanging(changes, LINES_SHOWN, width));
  if (rehearsal.busiestDays.length > 0) parts.push('', '消息最多的日子', busiestTable(rehearsal, policy, width));
  if (rehearsal.unitWeeks.length > 0) parts.push('', '到期最集中的单位周', unitWeekTable(rehearsal, width));
  const clashes = clashLines(rehearsal);
  if (clashes.length > 0) parts.push('', '与节假日的冲突（日期按原文不变，提醒提前到工作日）', ...hanging(clashes, CLASHES_SHOWN, width));
  if (rehearsal.people.length > 0) parts.push('', '收到最多的人', peopleTable(rehearsal, width));
  if (rehearsal.unheard.length > 0) {
    parts.push('', '没有人能收到提醒，请先登记能接收的人员', ...hanging(rehearsal.unheard.map((line) => `${line.owner}　${line.reminders} 件次`), LINES_SHOWN, width));
  }
  if (rehearsal.provisionalYears.length > 0) {
    parts.push('', ...wrapped(`${rehearsal.provisionalYears.join('、')} 年的工作日历尚未载入，其中的日子按星期推定，都是暂定。`, width));
  }
  return parts.join('\n');
}

function heading({ plans, from, to, assume }: RehearsalResponse): string {
  const [first] = plans;
  const what = plans.length === 1 && first ? planWords(first) : `${plans.length} 个方案`;
  return `预演　${what}　${from} 至 ${to}　假定${ASSUMPTION_TITLES[assume]}`;
}

function totals({ totals: total }: RehearsalResponse): string {
  if (total.days === 0) return '这段时间没有事。';
  return `有事的日子 ${total.days} 天，消息 ${total.messages} 条（条目 ${total.entries}），收到的人 ${total.recipients}；提醒 ${total.reminders} 件次，到期 ${total.dues} 件。只是预演，没有留下任何变化。`;
}

function monthTable({ days }: RehearsalResponse, width: number): string {
  const months = new Map<string, RehearsalResponse['days'][number][]>();
  for (const day of days) months.set(day.day.slice(0, 7), [...(months.get(day.day.slice(0, 7)) ?? []), day]);
  return textTable(
    [{ title: '月份' }, { title: '天数', align: 'right' }, { title: '消息', align: 'right' }, { title: '条目', align: 'right' }, { title: '各日消息（* 为休息日）', flexible: 1 }],
    [...months].map(([month, own]) => [
      month,
      String(own.length),
      String(own.reduce((sum, day) => sum + day.messages, 0)),
      String(own.reduce((sum, day) => sum + day.entries, 0)),
      own.map((day) => `${Number(day.day.slice(8))}日${day.working ? '' : '*'} ${day.messages}`).join('、'),
    ]),
    width,
  );
}

function busiestTable({ busiestDays }: RehearsalResponse, policy: LadderPolicy, width: number): string {
  return textTable(
    [{ title: '日期' }, { title: '消息', align: 'right' }, { title: '条目', align: 'right' }, { title: '人', align: 'right' }, { title: '主要由来（条目）', flexible: 1 }],
    busiestDays.map((day) => [
      dayWithWeekday(day.day),
      String(day.messages),
      String(day.entries),
      String(day.recipients),
      day.causes.slice(0, CAUSES_SHOWN).map((cause) => `${causeWords(cause, policy)} ${cause.entries}`).join('；') + (day.causes.length > CAUSES_SHOWN ? '；等' : ''),
    ]),
    width,
  );
}

function unitWeekTable({ unitWeeks }: RehearsalResponse, width: number): string {
  return textTable(
    [{ title: '单位', flexible: 1 }, { title: '周（周一）' }, { title: '到期', align: 'right' }, { title: '其中签收', align: 'right' }],
    unitWeeks.slice(0, LINES_SHOWN).map((line) => [line.unit, line.monday, String(line.duties), String(line.acknowledgements)]),
    width,
  );
}

function peopleTable({ people }: RehearsalResponse, width: number): string {
  return textTable(
    [{ title: '姓名', flexible: 1 }, { title: '消息', align: 'right' }, { title: '条目', align: 'right' }],
    people.slice(0, LINES_SHOWN).map((person) => [person.name, String(person.messages), String(person.entries)]),
    width,
  );
}

function unitChangeLines({ days }: RehearsalResponse): string[] {
  return days.flatMap(({ day, unitChanges }) => unitChanges.map(({ kindTitle, from, to }) => `${day}　${from.join('、')}${kindTitle}${to.length === 0 ? '' : `　${to.join('、')}`}`));
}

function clashLines({ dueDateClashes, phaseClashes, holidayWeeks }: RehearsalResponse): string[] {
  const provisional = (clash: { readonly provisional: boolean }): string => (clash.provisional ? '（暂定）' : '');
  return [
    ...holidayWeeks.map((week) => `${week.monday} 起的一周有${week.holiday}，到期 ${week.duties} 件`),
    ...dueDateClashes.map((due) => `${due.day} ${due.dayOff}${provisional(due)}　${planWords(due)} ${kindWords(due.kind)} ${due.duties} 件到期，${due.remindedOn} 提醒`),
    ...phaseClashes.map((phase) => `${phase.day} ${phase.dayOff}${provisional(phase)}　${planWords(phase)} ${phase.name}${phase.edge === 'starts' ? '开始' : '结束'}`),
  ];
}

function causeWords(cause: Cause, policy: LadderPolicy): string {
  const rung = policy.ladders.find((ladder) => ladder.code === cause.ladder)?.rungs.find(({ code }) => code === cause.occasion);
  const occasion = rung ? rungWords(rung) : isEvent(cause.occasion) ? EVENTS[cause.occasion] : cause.occasion;
  return [planWords(cause), ...(cause.kind === null ? [] : [kindWords(cause.kind)]), occasion].join(' ');
}

function kindWords(kind: ObligationKind): string {
  return OBLIGATION_KIND_TITLES[kind];
}

function planWords(plan: { readonly shortName: string; readonly documentNumber: string }): string {
  return plan.shortName || plan.documentNumber;
}

/** The lines with two blanks before them; more than the given number are only counted. */
function hanging(lines: readonly string[], most: number, width: number): string[] {
  const rest = lines.length > most ? [`另有 ${lines.length - most} 条，用 --json 查看`] : [];
  return [...lines.slice(0, most), ...rest].flatMap((line) => wrapped(line, width - 4).map((part, index) => `${index === 0 ? '  ' : '    '}${part}`));
}
