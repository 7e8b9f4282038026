import { assignmentMachine, type AssignmentState } from '../assignment/assignment.machine.js';
import { itemMachine, type ItemState } from '../item/item.machine.js';
import { lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';

export const URGE_TEXT_LIMIT = 500;

/** What the rules need to know of one unit on an item to say whether it may be urged. */
export interface UrgeableAssignment {
  readonly status: AssignmentState;
  readonly itemStatus: ItemState;
  /** True when all that is owed on it waits for the office: a claim, a request. */
  readonly withOffice: boolean;
  /** Urges of the last seven days, today included. */
  readonly urgedThisWeek: number;
}

const TURN_OF_UNIT: readonly AssignmentState[] = ['pendingAck', 'acknowledged', 'inProgress'];
const WITH_OFFICE: readonly AssignmentState[] = ['completionReview', 'declineReview'];
const RUNNING: readonly ItemState[] = ['issued', 'inProgress'];

/** Why the unit may not be urged now, as one sentence; null when it may. What waits for the office is the office's turn, not the unit's (domain.md 3.6). */
export function refusedUrge({ status, itemStatus, withOffice, urgedThisWeek }: UrgeableAssignment, perWeek: number): string | null {
  if (!RUNNING.includes(itemStatus)) return `该事项现在是“${itemMachine.stateTitles[itemStatus]}”，不能催办。`;
  if (WITH_OFFICE.includes(status) || withOffice) return '正在等待办公室答复，不应催办单位；请办公室先答复。';
  if (!TURN_OF_UNIT.includes(status)) return `该责任现在是“${assignmentMachine.stateTitles[status]}”，不需要催办。`;
  if (urgedThisWeek >= perWeek) return `七天内已催办${urgedThisWeek}次，达到每周${perWeek}次的上限。`;
  return null;
}

/** The words of an urge, which may be none; throws RuleViolation `URGE_TEXT_TOO_LONG`. */
export function acceptableUrge(words: string): string {
  const length = lengthInCharacters(words);
  if (length > URGE_TEXT_LIMIT) throw new RuleViolation('URGE_TEXT_TOO_LONG', { field: '催办内容', length, limit: URGE_TEXT_LIMIT });
  return words.trim();
}
