import { answer, post, type Schemas } from '../../api/client';

export type ChangeKind = Schemas['UnitChangeResponse']['kind'];

export interface Asked {
  readonly unitId: string;
  readonly kind: ChangeKind;
  readonly reason: string;
  /** Empty: today. */
  readonly effectiveOn: string;
  readonly newName: string;
  /** Merged units, units split off, or the one successor. */
  readonly others: readonly string[];
  readonly goesOn: boolean;
}

/** Whose work would move, and to whom: what is asked of the preview. */
export function previewsOf({ unitId, kind, others }: Pick<Asked, 'unitId' | 'kind' | 'others'>): readonly { readonly id: string; readonly successorId: string | null }[] {
  if (kind === 'merge') return others.map((id) => ({ id, successorId: unitId }));
  return [{ id: unitId, successorId: kind === 'rename' ? null : (others[0] ?? null) }];
}

/** Whether everything is said that the change needs. */
export function isComplete({ kind, reason, newName, others }: Asked): boolean {
  if (reason.trim() === '') return false;
  if (kind === 'rename') return newName.trim() !== '';
  return kind === 'dissolve' || others.length > 0;
}

/** Decides the change: in force today, or by itself on its day. */
export function decide({ unitId, kind, reason, effectiveOn, newName, others, goesOn }: Asked): Promise<Schemas['UnitChangeResponse']> {
  const params = { path: { id: unitId } };
  const decided = { reason: reason.trim(), ...(effectiveOn === '' ? {} : { effectiveOn }) };
  const [first] = others;
  switch (kind) {
    case 'rename':
      return answer(post('/api/v1/units/{id}/rename', { params, body: { ...decided, name: newName.trim() } }));
    case 'merge':
      return answer(post('/api/v1/units/{id}/merge', { params, body: { ...decided, unitIds: [...others] } }));
    case 'split':
      return answer(post('/api/v1/units/{id}/split', { params, body: { ...decided, into: [...others], goesOn } }));
    case 'dissolve':
      return answer(post('/api/v1/units/{id}/dissolve', { params, body: { ...decided, ...(first === undefined ? {} : { successorId: first }) } }));
  }
}
