import type { LocalDate } from '../kernel/local-date.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../obligation/obligation.js';
import { CHANNEL_TITLES, type ChannelCode } from './channel.js';
import type { NotificationText } from './notification.js';

/** Something that was open when a phase ended, and who owes it. */
export interface OpenDuty {
  readonly unit: string;
  readonly kind: ObligationKind;
  readonly title: string;
}

const TITLE_LENGTH = 40;

/** 交办 to one unit: how many items of which role, and by when to sign for them; `provisional` when that day was counted over a year that is not loaded. */
export function assignedText(
  plan: { readonly documentNumber: string; readonly title: string },
  counts: { readonly leads: number; readonly others: number },
  acknowledgeBy: LocalDate,
  provisional = false,
): NotificationText {
  const parts = [counts.leads > 0 ? `牵头${counts.leads}项` : '', counts.others > 0 ? `配合${counts.others}项` : ''].filter((part) => part !== '');
  return {
    kind: 'assigned',
    title: `${plan.documentNumber} 交办你单位${parts.join('、')}，请于${acknowledgeBy}前签收${provisional ? '（暂计）' : ''}`,
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

/** A unit has handed in what the office has to answer, to the office. */
export function submissionHandedInText(submission: { readonly title: string; readonly documentNumber: string; readonly submitter: string }): NotificationText {
  return {
    kind: 'submissionHandedIn',
    title: `${submission.submitter}已报送${submission.title}，请审核`,
    body: `${submission.documentNumber}；审核期间不计该单位用时。请接收，或写明理由退回。`,
  };
}

/** The office has given back what a unit handed in, to the unit. */
export function submissionReturnedText(submission: { readonly title: string; readonly documentNumber: string; readonly reason: string; readonly dueOn: LocalDate | null }): NotificationText {
  return {
    kind: 'submissionReturned',
    title: `${submission.title}已退回，请${submission.dueOn === null ? '' : `于${submission.dueOn}前`}修改后重新报送`,
    body: `${submission.documentNumber}；退回理由：${submission.reason}`,
  };
}

/** The office lets a unit off one period, to the unit. */
export function submissionWaivedText(submission: { readonly title: string; readonly documentNumber: string; readonly reason: string }): NotificationText {
  return { kind: 'submissionWaived', title: `${submission.title}免予报送`, body: `${submission.documentNumber}；理由：${submission.reason}` };
}

/** A phase has begun or ended, to the office; leaving lists what is still open and closes nothing. */
export function phaseText(phase: {
  readonly entered: boolean;
  readonly name: string;
  readonly windowWords: string;
  readonly documentNumber: string;
  readonly openObligations: number;
  /** The first of them, by due day. */
  readonly openDuties: readonly OpenDuty[];
}): NotificationText {
  if (phase.entered) return { kind: 'phaseEntered', title: `进入${phase.name}`, body: `${phase.documentNumber}；${phase.windowWords}` };
  return {
    kind: 'phaseLeft',
    title: phase.openObligations > 0 ? `${phase.name}结束，仍有${phase.openObligations}件到期事项未完成` : `${phase.name}结束，到期事项均已完成`,
    body: `${phase.documentNumber}；${phase.windowWords}。${openDutiesWords(phase)}未完成事项继续督办，不因阶段结束而关闭。`,
  };
}

function openDutiesWords({ openObligations, openDuties }: { readonly openObligations: number; readonly openDuties: readonly OpenDuty[] }): string {
  if (openDuties.length === 0) return '';
  const names = openDuties.map(({ unit, kind, title }) => `${unit} ${OBLIGATION_KIND_TITLES[kind]} ${title.slice(0, TITLE_LENGTH)}${title.length > TITLE_LENGTH ? '…' : ''}`);
  return `未完成：${names.join('；')}${openObligations > openDuties.length ? `；等${openObligations}件` : ''}。`;
}

export interface FailedAddress {
  readonly personName: string;
  readonly channel: ChannelCode;
  /** E-mail address; '' for a robot or webhook, whose address is a secret. */
  readonly address: string;
  readonly reason: string;
}

/** A channel has given an address up, to the office: whose, why, and what to do. */
export function channelFailedText({ personName, channel, address, reason }: FailedAddress): NotificationText {
  return {
    kind: 'channelFailed',
    title: `${personName}的${CHANNEL_TITLES[channel]}${address}送不到`,
    body: `原因：${reason}。通知仍在其待办中；请核对地址，更正后可重新发送。`,
  };
}
