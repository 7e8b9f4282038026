import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useSyncExternalStore } from 'react';
import type { Schemas } from '../../api/client';
import { rememberSession } from '../../api/early';
import { demoAccount, onIdentityChange } from '../../api/identity';
import { ApiProblem } from '../../api/problem';
import { me, queryClient, today } from '../../api/queries';
import { Waiting } from '../../components/ui/waiting';
import { WriterContext } from '../../draft';
import { showAppearance } from '../settings/appearance';
import { AdministratorsWanted } from '../sign-in/administrators-wanted';
import { Entrance } from '../sign-in/entrance';

export interface Session {
  readonly person: Schemas['CurrentSessionResponse'];
  readonly demo: boolean;
  /** The day on which the system stands, YYYY-MM-DD. */
  readonly today: string;
}

export const SessionContext = createContext<Session | null>(null);

/** Who it is and on which day; whoever is nobody yet sees the entrance instead of the page, which stays where the address says. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const account = useSyncExternalStore(onIdentityChange, demoAccount);
  const clock = useQuery(today());
  const person = useQuery({ ...me(account), enabled: account !== null || clock.data?.demo === false });
  const nobody = person.error instanceof ApiProblem && person.error.status === 401;
  const known = person.data?.login;
  useEffect(() => {
    if (known !== undefined) showAppearance(known);
    if (known !== undefined || nobody) rememberSession(known !== undefined);
  }, [known, nobody]);
  const wanted = [clock.error, person.error].find((error) => error instanceof ApiProblem && error.code === 'administrators-missing');
  if (wanted) return <AdministratorsWanted detail={wanted.message} onCheck={() => void queryClient.resetQueries()} />;
  return (
    <Waiting query={clock}>
      {({ today: day, demo }) =>
        nobody || (demo && account === null) ? (
          <Entrance demo={demo} onEntered={() => void queryClient.resetQueries()} />
        ) : (
          <Waiting query={person}>{(somebody) => <SessionContext value={{ person: somebody, demo, today: day }}><WriterContext value={somebody.login}>{children}</WriterContext></SessionContext>}</Waiting>
        )
      }
    </Waiting>
  );
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('There is a session only inside SessionGate.');
  return session;
}
