import { useQuery } from '@tanstack/react-query';
import { answer, remove } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Card } from '../../components/ui/card';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { browserName } from './browser-name';
import { ownSessions } from './queries';

/** Where somebody is signed in; each other session can be ended. */
export function OwnSessions() {
  const words = useWords();
  const query = useQuery(ownSessions());
  const end = useCommand({ mutationFn: (id: string) => answer(remove('/api/v1/sessions/{id}', { params: { path: { id } } })), onSettled: () => queryClient.invalidateQueries() });
  const { session, ...said } = words.settings;
  return (
    <Card title={said.sessions} wide>
      <Waiting query={query}>
        {(sessions) => sessions.length === 0 ? <p className="quiet">{said.noSessions}</p> : (
          <div className="table-scroll" tabIndex={0} role="region" aria-label={said.sessionsTable}>
            <table className="table record">
              <caption className="out-of-sight">{said.sessionsTable}</caption>
              <thead><tr><th scope="col">{session.browser}</th><th scope="col">{session.address}</th><th scope="col">{session.began}</th><th scope="col">{session.seen}</th><th scope="col">{session.act}</th></tr></thead>
              <tbody>
                {sessions.map(({ id, browser, address, beganAt, seenAt, current }) => (
                  <tr key={id}>
                    <th scope="row" title={browser}>{browserName(browser)}</th>
                    <td>{address}</td><td>{minuteOf(beganAt)}</td><td>{minuteOf(seenAt)}</td>
                    <td>{current ? said.thisOne : <Button aria-label={said.endOf(browserName(browser))} isDisabled={end.isPending} onPress={() => end.mutate(id)}>{said.end}</Button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
      {end.error && <p className="message message-fault" role="alert">{problemWords(end.error, words)}</p>}
    </Card>
  );
}
