import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

/** The same command about the same thing reads the same; one that is handed over as something to do is about the form that it stands in. */
const keyOf = (about: unknown): unknown => (typeof about === 'function' ? 'do' : JSON.stringify(about));

/** What a press of a button gives to the server: pressed again before the answer is here, also before the button could be drawn as busy, it is not given a second time. */
export function useCommand<Answer, About = void>(options: UseMutationOptions<Answer, Error, About>): UseMutationResult<Answer, Error, About> {
  const command = useMutation(options);
  const underWay = useRef(new Set());
  const { mutateAsync } = command;
  const mutate = useCallback<typeof command.mutate>(
    (...[about, after]) => {
      const key = keyOf(about);
      if (underWay.current.has(key)) return;
      underWay.current.add(key);
      const done = (): void => void underWay.current.delete(key);
      // What it fails with is shown by whoever gave it.
      mutateAsync(about as About, after).then(done, done);
    },
    [mutateAsync],
  );
  return { ...command, mutate };
}
