import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/** Most characters of an instruction. */
export const INSTRUCTION_LIMIT = 2000;

/** What the office made of a leader's instruction (批示). */
export const INSTRUCTION_ACTION_TITLES = { newItem: '转为新事项', reopen: '重新办理', note: '阅知' } as const;

export type InstructionAction = keyof typeof INSTRUCTION_ACTION_TITLES;

export const INSTRUCTION_ACTIONS = Object.keys(INSTRUCTION_ACTION_TITLES) as readonly InstructionAction[];

/** The text of an instruction that may be stored; throws RuleViolation `INSTRUCTION_TEXT_…`. */
export function acceptableInstruction(text: string): string {
  if (!isReadable(text)) throw new RuleViolation('INSTRUCTION_TEXT_MISSING', {});
  const length = lengthInCharacters(text);
  if (length > INSTRUCTION_LIMIT) throw new RuleViolation('INSTRUCTION_TEXT_TOO_LONG', { field: '批示', length, limit: INSTRUCTION_LIMIT });
  return text.trim();
}
