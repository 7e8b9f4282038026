import { INPUT_KIND_TITLES, type InputKind } from '../assignment/cooperating-input.rules.js';
import { REQUEST_KIND_TITLES, type RequestKind } from '../assignment/request.rules.js';
import type { LocalDate } from '../kernel/local-date.js';
import { SIGNATURE_KIND_TITLES, type SignatureKind } from '../signature/signature-rules.js';
import type { NotificationText } from './notification.js';

interface OfItem {
  readonly documentNumber: string;
  /** 第12项 做好…… */
  readonly item: string;
}

const WORDS_SHOWN = 200;

/** 退办 or 延期 asked for, to the office that owes the answer; `answerBy` is null when it has been answered since. */
export function requestFiledText(request: OfItem & {
  readonly unit: string;
  readonly kind: RequestKind;
  readonly reason: string;
  readonly proposedUnit: string | null;
  readonly newDueOn: LocalDate | null;
  readonly answerBy: LocalDate | null;
}): NotificationText {
  const asked = request.kind === 'decline' ? (request.proposedUnit === null ? '' : `建议由${request.proposedUnit}承担；`) : `申请延至${request.newDueOn}；`;
  return {
    kind: 'requestFiled',
    title: `${request.unit} ${REQUEST_KIND_TITLES[request.kind]}：${request.item}${request.answerBy === null ? '' : `，请于${request.answerBy}前答复`}`,
    body: `${request.documentNumber}；${asked}理由：${shortened(request.reason)}`,
  };
}

/** The office has answered, to the unit: what it decided and the date that counts now. */
export function requestAnsweredText(request: OfItem & {
  readonly kind: RequestKind;
  readonly accepted: boolean;
  readonly reason: string;
  readonly effectiveDueOn: LocalDate | null;
}): NotificationText {
  const next = request.kind === 'decline'
    ? (request.accepted ? '该责任已撤回，不再由你单位承担。' : '请签收办理，签收期限按停表的天数顺延。')
    : request.effectiveDueOn === null ? '' : `时限现为${request.effectiveDueOn}。`;
  return {
    kind: 'requestAnswered',
    title: `${REQUEST_KIND_TITLES[request.kind]}${request.accepted ? '已同意' : '未获同意'}：${request.item}`,
    body: `${request.documentNumber}；${request.reason === '' ? '' : `意见：${sentence(request.reason)}`}${next}`,
  };
}

/** 改派 to a unit instead of the one that declined: one item to be signed for. */
export function reassignedText(assignment: OfItem & { readonly roleWord: string; readonly acknowledgeBy: LocalDate | null }): NotificationText {
  return {
    kind: 'assigned',
    title: `改派你单位（${assignment.roleWord}）：${assignment.item}${assignment.acknowledgeBy === null ? '' : `，请于${assignment.acknowledgeBy}前签收`}`,
    body: assignment.documentNumber,
  };
}

/** A lead cannot finish in time by its own plan of work, to the office: nothing is asked of it yet. */
export function planDelayedText(filing: OfItem & { readonly unit: string; readonly reason: string; readonly expectedOn: LocalDate; readonly dueOn: LocalDate | null }): NotificationText {
  return {
    kind: 'planDelayed',
    title: `${filing.unit} 备案：预计${filing.expectedOn}完成${filing.dueOn === null ? '' : `（时限${filing.dueOn}）`}，${filing.item}`,
    body: `${filing.documentNumber}；原因：${shortened(filing.reason)}`,
  };
}

/** A cooperating unit has sent something, to a lead unit. */
export function inputSentText(input: OfItem & { readonly sender: string; readonly inputKind: InputKind; readonly text: string; readonly newDueOn: LocalDate | null }): NotificationText {
  return {
    kind: 'inputSent',
    title: `${input.sender} ${INPUT_KIND_TITLES[input.inputKind]}：${input.item}`,
    body: `${input.documentNumber}；${input.newDueOn === null ? '' : `希望延至${input.newDueOn}；`}${shortened(input.text)}`,
  };
}

/** Something waits for the head, to the unit's head. */
export function signatureAskedText(draft: { readonly documentNumber: string; readonly title: string; readonly signBy: LocalDate | null }): NotificationText {
  return { kind: 'signatureAsked', title: `请签批：${draft.title}${draft.signBy === null ? '' : `，请于${draft.signBy}前签批或退回`}`, body: draft.documentNumber };
}

/** The head has returned it, to the unit's liaison. */
export function signatureReturnedText(draft: { readonly documentNumber: string; readonly signatureKind: SignatureKind; readonly title: string; readonly reason: string }): NotificationText {
  return {
    kind: 'signatureReturned',
    title: `负责人退回${SIGNATURE_KIND_TITLES[draft.signatureKind]}：${draft.title}`,
    body: `${draft.documentNumber}；退回原因：${sentence(draft.reason)}请修改后重新提交。`,
  };
}

function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= WORDS_SHOWN ? words : `${characters.slice(0, WORDS_SHOWN).join('')}…`;
}

/** People end a reason with a full stop or without. */
function sentence(words: string): string {
  return /[。！？]$/u.test(words) ? words : `${words}。`;
}
