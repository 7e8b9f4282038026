import type { Messages } from '../../i18n/zh';
import type { Entry } from './thread-groups';

export interface Line {
  readonly name: string;
  readonly text: string;
}

type Detail = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const named = <Names extends Readonly<Record<string, string>>>(names: Names, value: unknown): string => names[text(value)] ?? text(value);

/** What an entry is called: more exact than its kind wherever its detail says more. */
export function titleOf(entry: Entry, { item: words }: Messages): string {
  const detail = entry.detail as Detail;
  switch (entry.kind) {
    case 'itemChanged':
      return named(words.changes, detail.change);
    case 'requestAsked':
      return named(words.asks, detail.kind);
    case 'requestAnswered':
      return `${named(words.requests, detail.kind)}${named(words.answers, detail.status)}`;
    case 'completionAnswered':
      return named(words.claimAnswers, detail.decision);
    case 'reported':
      return detail.kind === 'noChange' ? words.noChange : words.kinds.reported;
    case 'noticeDrafted':
    case 'noticeIssued':
      return `${named(words.colours, detail.colour)}${words.kinds[entry.kind]}`;
    case 'reminded':
      return detail.late === true ? words.remindedLate : words.reminded;
    case 'phaseChanged':
      return named(words.phaseChanges, detail.change);
    case 'rolledOver':
      return words.rolledOver(text(detail.year), named(words.rollovers, detail.decision));
    default:
      return words.kinds[entry.kind];
  }
}

/** What beside its words an entry says, line by line; empty things are not said. */
export function linesOf(entry: Entry, { item: words, assignmentRoles }: Messages): readonly Line[] {
  const detail = entry.detail as Detail;
  const lines: Line[] = [];
  const add = (name: string, value: string): void => void (value !== '' && lines.push({ name, text: value }));
  switch (entry.kind) {
    case 'reported':
      if (detail.role !== 'lead') add(words.as, named(assignmentRoles, detail.role));
      add(words.progressState, named(words.states, detail.state));
      add(words.problems, text(detail.problems));
      add(words.nextSteps, text(detail.nextSteps));
      break;
    case 'requestAsked':
      if (text(detail.newDueOn)) add(words.dateMove, `${text(detail.dueOn) || '—'} → ${text(detail.newDueOn)}`);
      add(words.proposedUnit, text(detail.proposedUnit));
      break;
    case 'requestAnswered':
      add(words.grantedDate, text(detail.grantedDueOn));
      add(words.reassignedTo, text(detail.reassignedTo));
      break;
    case 'completionClaimed':
      add(words.claimedOn, text(detail.claimedOn));
      break;
    case 'inputSent':
      add(words.newDate, text(detail.newDueOn));
      if (detail.usedInReportId) add(words.used, words.usedInReport);
      break;
    case 'planFiled':
      if (detail.onTime === false) add(words.filedLate, [text(detail.reason), text(detail.expectedOn)].filter(Boolean).join(' '));
      break;
    case 'itemChanged':
      add(words.newDate, text(detail.dueOn));
      add(words.authority, text(detail.authority));
      break;
    case 'noticeDrafted':
      add(words.discarded, text(detail.discardReason));
      break;
    case 'noticeIssued':
      add(words.number, text(detail.number));
      add(words.issuer, text(detail.issuingAuthority));
      break;
    case 'noticeReplied':
      add(words.number, text(detail.number));
      if (detail.decision) add(named(words.claimAnswers, detail.decision), text(detail.decisionReason) || words.noRemark);
      break;
    case 'urged':
      add(words.urgedBy, text(detail.urgingUnit));
      break;
    case 'reminded':
      add('', named(words.duties, detail.dutyKind));
      add(words.dueOn, text(detail.dueOn));
      if (Number(detail.units) > 1) add(words.told, words.unitsDid(Number(detail.units)));
      break;
    case 'phaseChanged':
      add(words.window, [text(detail.startsOn), text(detail.endsOn)].filter(Boolean).join(' — '));
      add(words.reasonOf, text(detail.reason));
      break;
    default:
  }
  return lines;
}
