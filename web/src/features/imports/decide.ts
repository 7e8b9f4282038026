import { useMutation, useMutationState } from '@tanstack/react-query';
import { answer, put, remove, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { draftView, type Finding } from './draft-view';
import { documents, draft } from './queries';

export type Choice = Schemas['DecisionRequest'];

/** The draft as the answer says; what else shows it asks again. */
export function keepDraft(answered: Schemas['DraftResponse']): void {
  const view = draftView(answered);
  queryClient.setQueryData(draft(view.reading.id).queryKey, view);
  void queryClient.invalidateQueries({ queryKey: documents().queryKey, exact: true });
}

interface Decision {
  readonly findingId: string;
  readonly choice: Choice | null;
}

const keyOf = (documentId: string): readonly string[] => ['decision', documentId];

/** Decides a finding, or takes the decision back where `choice` is null. Decisions on one document follow one another: each answer is the whole draft. */
export function useDecide(documentId: string) {
  return useMutation({
    mutationKey: keyOf(documentId),
    scope: { id: keyOf(documentId).join('.') },
    mutationFn: ({ findingId, choice }: Decision) => {
      const about = { params: { path: { id: documentId, findingId } } };
      return choice === null
        ? answer(remove('/api/v1/documents/{id}/findings/{findingId}/decision', about))
        : answer(put('/api/v1/documents/{id}/findings/{findingId}/decision', { ...about, body: choice }));
    },
    onSuccess: keepDraft,
  });
}

/** The finding still stands as it was drawn, and nothing is on its way for it: what is drawn may be a moment behind. */
export function standsAsDrawn(documentId: string, { id, decision }: Finding): boolean {
  const known = queryClient.getQueryData(draft(documentId).queryKey)?.findings.find((finding) => finding.id === id);
  const underWay = queryClient.isMutating({ mutationKey: keyOf(documentId), predicate: ({ state }) => (state.variables as Decision).findingId === id });
  return underWay === 0 && known?.decision === decision;
}

/** The findings whose decision is on its way. */
export function useDeciding(documentId: string): readonly string[] {
  return useMutationState({ filters: { mutationKey: keyOf(documentId), status: 'pending' }, select: ({ state }) => (state.variables as Decision).findingId });
}
