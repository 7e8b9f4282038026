import { useState } from 'react';
import { answer, post, type Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { CommandDialog } from '../../components/ui/command-dialog';
import { TextArea } from '../../components/ui/text-area';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import type { Messages } from '../../i18n/zh';
import { useSession } from '../shell/session';
import { postWords } from './post-words';

type Change = Schemas['RoleChangeResponse'];

interface Props {
  readonly changes: readonly Change[];
  readonly people: readonly Schemas['AccountViewResponse'][];
  readonly onSaid: (words: string) => void;
}

const DECIDING = new Set(['systemAdministrator', 'securityAdministrator']);

/** What waits for a second person, and what was decided before. */
export function RoleChangeList({ changes, people, onSaid }: Props) {
  const words = useWords();
  const said = words.accounts;
  const [asking, setAsking] = useState<{ readonly change: Change; readonly verdict: 'confirm' | 'reject' } | null>(null);
  const [reason, setReason] = useState('');
  const parts = { waiting: changes.filter(({ state }) => state === 'proposed'), decided: changes.filter(({ state }) => state !== 'proposed') };
  const close = (): void => setAsking(null);
  const ask = (change: Change, verdict: 'confirm' | 'reject'): void => {
    setReason('');
    setAsking({ change, verdict });
  };
  const nameOf = (login: string): string => people.find((one) => one.login === login)?.displayName ?? login;
  return (
    <div className="page-part">
      {(['waiting', 'decided'] as const).map((part) => (
        <section key={part}>
          <h2>{said[part]}</h2>
          {parts[part].length === 0 ? <p className="quiet">{part === 'waiting' ? said.noWaiting : said.noDecided}</p> : (
            <div className="table-scroll" tabIndex={0} role="region" aria-label={said.changesCaption[part]}>
              <table className="table record accounts-table">
                <caption className="out-of-sight">{said.changesCaption[part]}</caption>
                <thead><tr><th scope="col">{said.changeHead.change}</th><th scope="col">{said.changeHead.by}</th><th scope="col">{said.changeHead.state}</th>{part === 'waiting' && <th scope="col">{said.changeHead.act}</th>}</tr></thead>
                <tbody>{parts[part].map((change) => <ChangeRow key={change.id} change={change} name={nameOf(change.login)} onAsk={ask} />)}</tbody>
              </table>
            </div>
          )}
        </section>
      ))}
      {asking?.verdict === 'confirm' && (
        <CommandDialog title={said.confirmTitle} verb={said.confirmNow} send={() => answer(post('/api/v1/role-changes/{id}/confirmation', { params: { path: { id: asking.change.id } } }))} onDone={() => { onSaid(said.confirmed); close(); }} onClose={close}>
          <p><strong>{changeWords(asking.change, nameOf(asking.change.login), words)}</strong></p>
          <p className="quiet">{said.confirmWhat}</p>
        </CommandDialog>
      )}
      {asking?.verdict === 'reject' && (
        <CommandDialog title={said.rejectTitle} verb={said.rejectNow} wanted={reason.trim() === '' ? said.reasonFirst : ''} send={() => answer(post('/api/v1/role-changes/{id}/rejection', { params: { path: { id: asking.change.id } }, body: { reason: reason.trim() } }))} onDone={() => { onSaid(said.rejected); close(); }} onClose={close}>
          <p><strong>{changeWords(asking.change, nameOf(asking.change.login), words)}</strong></p>
          <TextArea label={said.reason} value={reason} rows={3} most={1000} onChange={setReason} />
        </CommandDialog>
      )}
    </div>
  );
}

function changeWords(change: Change, name: string, words: Messages): string {
  const fields = change.field ?? [];
  const field = change.role === 'leader' && change.kind === 'grant' ? `（${fields.length === 0 ? words.accounts.allField : words.accounts.fields(fields.length)}）` : '';
  return `${words.accounts.kinds[change.kind]}　${name}　${postWords(change, words)}${field}`;
}

function ChangeRow({ change, name, onAsk }: { readonly change: Change; readonly name: string; readonly onAsk: (change: Change, verdict: 'confirm' | 'reject') => void }) {
  const words = useWords();
  const said = words.accounts;
  const { person } = useSession();
  const what = changeWords(change, name, words);
  const own = change.proposedBy === person.displayName;
  return (
    <tr>
      <th scope="row">{what}<span className="sub">{change.login}</span></th>
      <td>{change.proposedBy}<span className="sub">{minuteOf(change.proposedAt)}</span></td>
      <td>{said.states[change.state]}{change.decidedBy && <span className="sub">{change.decidedBy} {minuteOf(change.decidedAt ?? '')}</span>}{change.reason && <span className="sub">{change.reason}</span>}</td>
      {change.state === 'proposed' && (
        <td>
          {DECIDING.has(person.post.role) && (
            <span className="work-buttons">
              {!own && <Button kind="primary" aria-label={`${said.confirm} ${what}`} onPress={() => onAsk(change, 'confirm')}>{said.confirm}</Button>}
              <Button aria-label={`${own ? said.takeBack : said.reject} ${what}`} onPress={() => onAsk(change, 'reject')}>{own ? said.takeBack : said.reject}</Button>
            </span>
          )}
        </td>
      )}
    </tr>
  );
}
