import { useMutation } from '@tanstack/react-query';
import { answer, put, remove, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { draftView } from './draft-view';
import { documents, draft } from './queries';

export type Choice = Schemas['DecisionRequest'];

/** The draft as the answer says; what else shows it asks again. */
export function keepDraft(answered: Schemas['DraftResponse']): void {
  const view = draftView(answered);
  queryClient.setQueryData(draft(view.reading.id).queryKey, view);
  void queryClient.invalidateQueries({ queryKey: documents().queryKey, exact: true });
}

/** Decides a finding, or takes the decision back where `choice` is null. */
export function useDecide(documentId: string) {
  return useMutation({
    mutationFn: ({ findingId, choice }: { readonly findingId: string; readonly choice: Choice | null }) => {
      const about = { params: { path: { id: documentId, findingId } } };
      return choice === null
        ? answer(remove('/api/v1/documents/{id}/findings/{findingId}/decision', about))
        : answer(put('/api/v1/documents/{id}/findings/{findingId}/decision', { ...about, body: choice }));
    },
    onSuccess: keepDraft,
  });
}
