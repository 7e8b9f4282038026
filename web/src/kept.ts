import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

/** A choice that is kept as soon as it is made. */
export interface Kept<Change> {
  /** What was chosen and is not yet in what the page shows from the server; null when nothing is on its way. */
  readonly chosen: Change | null;
  readonly choose: (change: Change) => void;
  readonly isSuccess: boolean;
  readonly error: Error | null;
}

/**
 * Keeps each choice with `keep` and then waits for `after`, which reads again what the page shows; the choice stands there from the press on, and is gone
 * when the server refused it. Choices about one thing, named by `about`, follow one another: each is kept over what the one before it has left.
 */
export function useKept<Change, Answer>(about: string, keep: (change: Change) => Promise<Answer>, after: (answer: Answer | undefined) => Promise<unknown>): Kept<Change> {
  const [chosen, setChosen] = useState<Change | null>(null);
  const keeping = useMutation({
    mutationFn: keep,
    scope: { id: about },
    onSettled: async (answer, _error, change) => {
      await after(answer);
      setChosen((now) => (now === change ? null : now));
    },
  });
  return {
    chosen,
    choose(change) {
      setChosen(() => change);
      keeping.mutate(change);
    },
    isSuccess: keeping.isSuccess,
    error: keeping.error,
  };
}
