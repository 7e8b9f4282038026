import { useQuery } from '@tanstack/react-query';
import { answer, remove } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { unitChanges } from './queries';

/** What became of units; what is not in force yet can be taken back. */
export function UnitChanges({ onSaid }: { readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const said = words.units;
  const { changeHead: head } = said;
  const query = useQuery(unitChanges());
  const cancel = useCommand({
    mutationFn: (id: string) => answer(remove('/api/v1/unit-changes/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      onSaid(said.cancelDone);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <div className="page-part">
      {cancel.error && <p className="message message-fault" role="alert">{problemWords(cancel.error, words)}</p>}
      <Waiting query={query}>
        {(changes) => changes.length === 0 ? <p className="quiet">{said.noChanges}</p> : (
          <div className="table-scroll" tabIndex={0} role="region" aria-label={said.changesCaption}>
            <table className="table record accounts-table">
              <caption className="out-of-sight">{said.changesCaption}</caption>
              <thead><tr><th scope="col">{head.what}</th><th scope="col">{head.on}</th><th scope="col">{head.reason}</th><th scope="col">{head.by}</th><th scope="col">{head.state}</th><th scope="col">{head.act}</th></tr></thead>
              <tbody>
                {changes.map(({ id, kindTitle, effectiveOn, reason, newName, from, to, decidedBy, decidedAt, appliedAt, cancelledAt }) => {
                  const what = said.changeWords(from.join('、'), kindTitle, newName || to.join('、'));
                  const waits = appliedAt === null && cancelledAt === null;
                  return (
                    <tr key={id}>
                      <th scope="row">{what}</th><td>{effectiveOn}</td><td>{reason}</td><td>{decidedBy}<span className="sub">{minuteOf(decidedAt)}</span></td>
                      <td>{cancelledAt !== null ? said.cancelled : appliedAt !== null ? said.applied(minuteOf(appliedAt)) : said.scheduled}</td>
                      <td>{waits && <Button aria-label={said.cancelOf(what)} isDisabled={cancel.isPending} onPress={() => cancel.mutate(id)}>{said.cancel}</Button>}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
    </div>
  );
}
