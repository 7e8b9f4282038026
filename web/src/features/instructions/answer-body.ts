import type { Schemas } from '../../api/client';
import type { GivenUnit } from '../item/adjustment';

export type Action = 'newItem' | 'reopen' | 'note';

export interface AnswerText {
  readonly action: Action;
  readonly note: string;
  readonly text: string;
  readonly words: string;
  /** Day of the new item, or the new day of the item that is reopened. */
  readonly dueOn: string;
  readonly units: readonly GivenUnit[];
}

export type AnswerFault = 'note' | 'text' | 'deadline' | 'units' | 'dueOn';

/** What is still missing; a reopened item may go without a day only when its work is ongoing. */
export function answerFaults({ action, note, text, words, dueOn, units }: AnswerText, evergreen: boolean): readonly AnswerFault[] {
  const empty = (value: string): boolean => value.trim() === '';
  switch (action) {
    case 'note':
      return empty(note) ? ['note'] : [];
    case 'reopen':
      return dueOn === '' && !evergreen ? ['dueOn'] : [];
    case 'newItem':
      return [...(empty(text) ? ['text' as const] : []), ...(empty(words) && dueOn === '' ? ['deadline' as const] : []), ...(units.length === 0 ? ['units' as const] : [])];
  }
}

export function answerBody({ action, note, text, words, dueOn, units }: AnswerText): Schemas['AnswerInstructionRequest'] {
  return {
    action,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(action === 'reopen' && dueOn !== '' ? { dueOn } : {}),
    ...(action === 'newItem' ? { item: { text: text.trim(), deadline: { words: words.trim(), ...(dueOn === '' ? {} : { dueOn }) }, units: units.map(({ unitId, role }) => ({ unitId, role })) } } : {}),
  };
}
