import { useQuery } from '@tanstack/react-query';
import { answer, put } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { officePeople } from './queries';

interface Props {
  readonly groupId: string;
  readonly onSaid: (words: string) => void;
}

/** The people of the office and who of them is on duty. */
export function DutyDesk({ groupId, onSaid }: Props) {
  const words = useWords();
  const said = words.units;
  const { peopleHead: head } = said;
  const query = useQuery(officePeople(groupId));
  const arrange = useCommand({
    mutationFn: (body: { readonly login: string; readonly onDuty: boolean }) => answer(put('/api/v1/leading-groups/{id}/duty-desk', { params: { path: { id: groupId } }, body })),
    onSuccess: () => {
      onSaid(said.dutyDone);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <div className="page-part">
      <p className="quiet">{said.dutyWhat}</p>
      {arrange.error && <p className="message message-fault" role="alert">{problemWords(arrange.error, words)}</p>}
      <Waiting query={query}>
        {(people) => (
          <div className="table-scroll" tabIndex={0} role="region" aria-label={said.views.duty}>
            <table className="table record">
              <caption className="out-of-sight">{said.views.duty}</caption>
              <thead><tr><th scope="col">{head.name}</th><th scope="col">{head.role}</th><th scope="col">{head.phone}</th><th scope="col">{head.duty}</th></tr></thead>
              <tbody>
                {people.map(({ login, displayName, role, phone, onDuty }) => (
                  <tr key={`${login}-${role}`}>
                    <th scope="row">{displayName}</th><td>{words.roles[role]}</td><td>{phone ?? '—'}</td>
                    <td><span className="work-buttons">{onDuty && <strong>● {said.onDuty}</strong>}{login !== null && <Button aria-label={`${onDuty ? said.dutyOff : said.dutyOn} ${displayName}`} isDisabled={arrange.isPending} onPress={() => arrange.mutate({ login, onDuty: !onDuty })}>{onDuty ? said.dutyOff : said.dutyOn}</Button>}</span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
    </div>
  );
}
