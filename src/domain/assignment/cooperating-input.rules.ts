import type { AssignmentRole } from '../document/plan-draft.js';
import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/** What a cooperating unit sends to the lead (会办意见): what it did, its opinion on completion, or that it needs more time. */
export const INPUT_KINDS = ['progress', 'completion', 'extension'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

export const INPUT_KIND_TITLES: Readonly<Record<InputKind, string>> = { progress: '配合情况', completion: '办结意见', extension: '延期意见' };

/** Most characters of one input. */
export const INPUT_TEXT_LIMIT = 5000;

/** Inputs go to the lead, never to the office: a lead has nobody to send them to. */
export function mayFileInput({ role }: { readonly role: AssignmentRole }): boolean {
  return role !== 'lead';
}

/** The text of an input that may be stored; throws RuleViolation `INPUT_TEXT_…`. */
export function acceptableInput(text: string): string {
  if (!isReadable(text)) throw new RuleViolation('INPUT_TEXT_MISSING', {});
  const length = lengthInCharacters(text);
  if (length > INPUT_TEXT_LIMIT) throw new RuleViolation('INPUT_TEXT_TOO_LONG', { field: '配合情况', length, limit: INPUT_TEXT_LIMIT });
  return text.trim();
}
