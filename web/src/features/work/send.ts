import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../api/command';
import { ApiProblem } from '../../api/problem';

/** True when somebody else was faster: the object has changed since it was read. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 412 || error.status === 409);
}

/** Gives a command; afterwards, and when it came too late, everything that is shown is asked again. */
export function useSend<Answer>(done: (answer: Answer) => void) {
  const client = useQueryClient();
  return useCommand({
    mutationFn: (send: () => Promise<Answer>) => send(),
    onSuccess: async (answer) => {
      done(answer);
      await client.invalidateQueries();
    },
    onError: (error) => void (isStale(error) && client.invalidateQueries()),
  });
}
