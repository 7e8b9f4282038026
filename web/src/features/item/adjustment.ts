import type { Schemas } from '../../api/client';

type Item = Schemas['ItemPageResponse'];
type Role = Schemas['GivenUnitRequest']['role'];

export interface GivenUnit {
  readonly unitId: string;
  readonly name: string;
  readonly role: Role;
}

/** What the office writes over an item; what stands as it was is no change. */
export interface AdjustmentText {
  readonly text: string;
  readonly words: string;
  /** '' where the words say the day themselves. */
  readonly dueOn: string;
  readonly earlierReason: string;
  readonly reason: string;
  /** Assignments that are taken back. */
  readonly withdrawn: readonly string[];
  readonly roles: Readonly<Record<string, Role>>;
  readonly added: readonly GivenUnit[];
}

export function adjustmentStart({ text, deadlineWords }: Pick<Item, 'text' | 'deadlineWords'>): AdjustmentText {
  return { text, words: deadlineWords, dueOn: '', earlierReason: '', reason: '', withdrawn: [], roles: {}, added: [] };
}

/** The assignments of an item that stand. */
export function standing({ assignmentsOfUnits }: Pick<Item, 'assignmentsOfUnits'>): Item['assignmentsOfUnits'] {
  return assignmentsOfUnits.filter(({ status }) => status !== 'withdrawn');
}

/** True when the day written is earlier than the one the document printed. */
export function isEarlier({ original, dueOn }: Pick<Item, 'original' | 'dueOn'>, written: string): boolean {
  const printed = original ? original.dueOn : dueOn;
  return written !== '' && printed !== null && written < printed;
}

/** What is sent: only what differs. Null when nothing does. A day alone speaks for itself, the old words would contradict it. */
export function adjustmentOf(item: Pick<Item, 'text' | 'deadlineWords' | 'assignmentsOfUnits' | 'original' | 'dueOn'>, written: AdjustmentText): Omit<Schemas['AdjustItemRequest'], 'reason'> | null {
  const [text, words] = [written.text.trim(), written.words.trim()];
  const deadlineChanged = words !== item.deadlineWords.trim() || written.dueOn !== '';
  const changeRole = standing(item).flatMap(({ id, role }) => {
    const next = written.roles[id];
    return next === undefined || next === role || written.withdrawn.includes(id) ? [] : [{ assignmentId: id, role: next }];
  });
  const changed = {
    ...(text === item.text.trim() ? {} : { text }),
    ...(deadlineChanged ? { deadline: { words: words === item.deadlineWords.trim() ? '' : words, ...(written.dueOn === '' ? {} : { dueOn: written.dueOn }) } } : {}),
    ...(written.added.length === 0 ? {} : { add: written.added.map(({ unitId, role }) => ({ unitId, role })) }),
    ...(written.withdrawn.length === 0 ? {} : { withdraw: [...written.withdrawn] }),
    ...(changeRole.length === 0 ? {} : { changeRole }),
  };
  if (Object.keys(changed).length === 0) return null;
  return written.earlierReason.trim() === '' || !deadlineChanged ? changed : { ...changed, earlierReason: written.earlierReason.trim() };
}

/** Whom it is told: who has a part in the item, once each, and who gets one. */
export function concerned(item: Pick<Item, 'assignmentsOfUnits'>, added: readonly GivenUnit[] = []): readonly string[] {
  return [...new Set([...standing(item).map(({ unit }) => unit), ...added.map(({ name }) => name)])];
}
