import type { LocalDate } from '../kernel/local-date.js';
import type { NotificationText } from './notification.js';

/** 交办 to one unit: how many items of which role, and by when to sign for them. */
export function assignedText(
  plan: { readonly documentNumber: string; readonly title: string },
  counts: { readonly leads: number; readonly others: number },
  acknowledgeBy: LocalDate,
): NotificationText {
  const parts = [counts.leads > 0 ? `牵头${counts.leads}项` : '', counts.others > 0 ? `配合${counts.others}项` : ''].filter((part) => part !== '');
  return {
    kind: 'assigned',
    title: `${plan.documentNumber} 交办你单位${parts.join('、')}，请于${acknowledgeBy}前签收`,
    body: `《${plan.title}》`,
  };
}

/** A reporting period has begun, to one unit that owes it. */
export function submissionOpenedText(submission: { readonly title: string; readonly words: string; readonly dueOn: LocalDate; readonly documentNumber: string }): NotificationText {
  return { kind: 'submissionOpened', title: `${submission.title}开始报送，请于${submission.dueOn}前完成`, body: `${submission.documentNumber}：${submission.words}` };
}

/** A reporting period has ended, to the office: who has not handed in. */
export function submissionMissedText(period: { readonly title: string; readonly documentNumber: string; readonly unitNames: readonly string[] }): NotificationText {
  return {
    kind: 'submissionMissed',
    title: `${period.title}：${period.unitNames.length}家单位未按期报送`,
    body: `${period.documentNumber}；${period.unitNames.join('、')}。仍可补报。`,
  };
}

/** A phase has begun or ended, to the office; leaving lists what is still open and closes nothing. */
export function phaseText(phase: {
  readonly entered: boolean;
  readonly name: string;
  readonly windowWords: string;
  readonly documentNumber: string;
  readonly openObligations: number;
}): NotificationText {
  if (phase.entered) return { kind: 'phaseEntered', title: `进入${phase.name}`, body: `${phase.documentNumber}；${phase.windowWords}` };
  return {
    kind: 'phaseLeft',
    title: phase.openObligations > 0 ? `${phase.name}结束，仍有${phase.openObligations}件到期事项未完成` : `${phase.name}结束，到期事项均已完成`,
    body: `${phase.documentNumber}；${phase.windowWords}。未完成事项继续督办，不因阶段结束而关闭。`,
  };
}
