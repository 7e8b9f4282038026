import { useQuery } from '@tanstack/react-query';
import { useCommand } from '../../api/command';
import { useAddress } from '../../address';
import { answer, post } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Choice } from '../../components/ui/choice';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { deliveries } from './queries';

const STATES = ['failed', 'retry', 'queued', 'sending', 'sent', 'cancelled'] as const;

/** Messages to the world outside and what became of them. */
export function Deliveries({ onSaid }: { readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const said = words.rules;
  const { deliveryHead: head } = said;
  const [params, change] = useAddress();
  const query = useQuery(deliveries());
  const state = STATES.find((name) => name === params.get('state')) ?? null;
  const retry = useCommand({
    mutationFn: (id: string) => answer(post('/api/v1/deliveries/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => {
      onSaid(said.retried);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <div className="page-part">
      <div className="rules-years"><p className="quiet">{said.deliveriesWhat}</p><Choice label={said.deliveryState} none={said.anyState} options={STATES.map((id) => ({ id, words: said.deliveryStates[id] }))} chosen={state} onChoose={(next) => change({ state: next })} /></div>
      {retry.error && <p className="message message-fault" role="alert">{problemWords(retry.error, words)}</p>}
      <Waiting query={query}>
        {(all) => {
          const rows = all.filter((row) => state === null || row.state === state);
          if (rows.length === 0) return <p className="quiet">{all.length === 0 ? said.noDeliveries : said.noDeliveriesOf}</p>;
          return (
            <div className="table-scroll" tabIndex={0} role="region" aria-label={said.deliveryCaption}>
              <table className="table record accounts-table">
                <caption className="out-of-sight">{said.deliveryCaption}</caption>
                <thead><tr><th scope="col">{head.to}</th><th scope="col">{head.address}</th><th scope="col">{head.state}</th><th scope="col">{head.attempts}</th><th scope="col">{head.error}</th><th scope="col">{head.act}</th></tr></thead>
                <tbody>
                  {rows.map(({ id, person, unit, channelTitle, address, state: now, attempts, lastError, queuedAt, sentAt }) => (
                    <tr key={id}>
                      <th scope="row">{person}<span className="sub">{unit ?? ''}</span></th>
                      <td>{channelTitle}<span className="sub">{address}</span></td>
                      <td>{now === 'failed' && <span aria-hidden="true">▲ </span>}{said.deliveryStates[now]}<span className="sub">{minuteOf(sentAt ?? queuedAt)}</span></td>
                      <td>{attempts}</td><td>{lastError ?? '—'}</td>
                      <td>{now === 'failed' && <Button aria-label={`${said.retry} ${person}`} isDisabled={retry.isPending} onPress={() => retry.mutate(id)}>{said.retry}</Button>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Waiting>
    </div>
  );
}
