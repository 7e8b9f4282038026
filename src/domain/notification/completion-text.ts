import type { LocalDate } from '../kernel/local-date.js';
import type { NotificationText } from './notification.js';

interface OfItem {
  readonly documentNumber: string;
  /** 第12项 做好…… */
  readonly item: string;
}

const EVIDENCE_SHOWN = 200;

/** 申报办结, to the office that owes the review; `reviewBy` is null when it has been answered since. */
export function completionClaimedText(claim: OfItem & { readonly unit: string; readonly evidence: string; readonly reviewBy: LocalDate | null }): NotificationText {
  const characters = [...claim.evidence];
  const evidence = characters.length <= EVIDENCE_SHOWN ? claim.evidence : `${characters.slice(0, EVIDENCE_SHOWN).join('')}…`;
  return {
    kind: 'completionClaimed',
    title: `${claim.unit} 申报办结：${claim.item}${claim.reviewBy === null ? '' : `，请于${claim.reviewBy}前答复`}`,
    body: `${claim.documentNumber}；${evidence}`,
  };
}

/** The office has accepted, to the unit. */
export function completionAcceptedText(claim: OfItem & { readonly claimedOn: LocalDate; readonly reason: string }): NotificationText {
  return {
    kind: 'completionAccepted',
    title: `办结申报已同意：${claim.item}`,
    body: `${claim.documentNumber}；按申报之日${claim.claimedOn}计为完成。${claim.reason === '' ? '' : sentence(claim.reason)}`,
  };
}

/** The office has given it back, to the unit: why, and the date that counts now (null for an item without one). */
export function completionReturnedText(claim: OfItem & { readonly reason: string; readonly effectiveDueOn: LocalDate | null }): NotificationText {
  return {
    kind: 'completionReturned',
    title: `办结申报已退回：${claim.item}`,
    body: `${claim.documentNumber}；退回原因：${sentence(claim.reason)}${continueBy(claim.effectiveDueOn)}`,
  };
}

/** 中止, to a unit of the item. */
export function itemSuspendedText(suspension: OfItem & { readonly reason: string }): NotificationText {
  return { kind: 'itemSuspended', title: `已中止办理，停止计时：${suspension.item}`, body: `${suspension.documentNumber}；中止原因：${sentence(suspension.reason)}` };
}

/** 恢复办理, to a unit of the item: the date that counts for it now (null when it owes no dated completion). */
export function itemResumedText(suspension: OfItem & { readonly effectiveDueOn: LocalDate | null }): NotificationText {
  return { kind: 'itemResumed', title: `已恢复办理，继续计时：${suspension.item}`, body: `${suspension.documentNumber}；${continueBy(suspension.effectiveDueOn)}` };
}

function continueBy(effectiveDueOn: LocalDate | null): string {
  return effectiveDueOn === null ? '请继续办理。' : `时限按停表的天数顺延，现为${effectiveDueOn}，请继续办理。`;
}

/** People end a reason with a full stop or without. */
function sentence(words: string): string {
  return /[。！？]$/u.test(words) ? words : `${words}。`;
}
